"""Making a hub of an empty database."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from ..errors import HubError, HubRightsError
from .address import HubAddress
from .connection import VERSION, HubConnection

ROLES: Final = ("guaqui_owner", "guaqui_facilitator", "guaqui_coordinator", "guaqui_reader")
"""Groups, which nobody logs in as: whose everything is, and what people are granted."""
_TURN: Final = 6_742_829_100


def prepare_hub(address: HubAddress) -> bool:
    """Make the hub's tables, functions and roles; False where they are there already: then its functions are made
    those of this program, and who may connect is said again, which no backup of a database has.

    Raises `hub-encoding`, `hub-newer`, `hub-not-owner` where whoever asks may not do all of it, and what
    connecting raises; then nothing was made.
    """
    with HubConnection(address.options, address.shown) as database:
        if database.value("SHOW server_encoding") != "UTF8":
            raise HubError("hub-encoding", where=database.where)
        if not database.value(_OWNS):
            raise HubRightsError("hub-not-owner", where=database.where)
        try:
            return _prepare(database)
        except HubRightsError as error:
            raise HubRightsError("hub-not-owner", **error.facts) from error


def _prepare(database: HubConnection) -> bool:
    with database.asking(), database.raw.transaction():
        database.rows("SELECT pg_advisory_xact_lock(%s)", [_TURN])
        if database.value("SELECT to_regclass('guaqui.hub') IS NOT NULL"):
            database.ready()
            database.raw.execute(_OF_DATABASE)
            _run_as_owner(database, "functions")
            return False
        _make(database)
        return True


def _make(database: HubConnection) -> None:
    for role in ROLES:
        if not database.value("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role]):
            database.raw.execute(f"CREATE ROLE {role} NOLOGIN")
    if not database.value("SELECT pg_has_role(current_user, 'guaqui_owner', 'MEMBER')"):
        database.raw.execute("GRANT guaqui_owner TO CURRENT_USER")
    database.raw.execute("CREATE SCHEMA guaqui AUTHORIZATION guaqui_owner")
    database.raw.execute(_OF_DATABASE)
    _run_as_owner(database, "schema", "functions", "rights")
    assert database.value("SELECT version FROM guaqui.hub") == VERSION  # noqa: S101 - two files say it


def _run_as_owner(database: HubConnection, *names: str) -> None:
    database.raw.execute("SET LOCAL ROLE guaqui_owner")
    for name in names:
        database.raw.execute(files(__package__).joinpath(f"{name}.sql").read_text("utf-8"))


_OWNS: Final = """
SELECT pg_has_role(current_user, datdba, 'USAGE') FROM pg_database WHERE datname = current_database()
"""
"""To a role that owns it not PostgreSQL refuses nothing of what follows: it warns, and does nothing."""
_OF_DATABASE: Final = """
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO guaqui_owner, guaqui_facilitator, guaqui_coordinator, '
                   'guaqui_reader', current_database());
    BEGIN
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    EXCEPTION WHEN insufficient_privilege THEN
        NULL; -- before PostgreSQL 15 that schema is the superuser's
    END;
END $$
"""
"""Nobody but those groups connects, and nobody makes tables of their own, not even temporary ones."""
