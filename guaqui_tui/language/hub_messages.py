"""What a hub refuses, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

HUB_ERRORS: Final[dict[Code, str]] = {
    "hub-circle": N_(
        "The hub sends whoever asks for {municipality} from one database to the next and round again. Perhaps it "
        "is being moved just now: try again in a moment; else whoever keeps the hub looks at its table of shards."
    ),
    "hub-contended": N_("Others wrote the same to {where} at the same moment. Try again."),
    "hub-moved": N_("The municipality was just moved away from {where}. Try again: it is found where it is now."),
    "hub-cut": N_("The connection to {where} was cut ({words}). Nothing was changed here; try again."),
    "hub-department-none": N_(
        "No municipality on {where} that you may read says that it is of {department}. Nothing was changed; look "
        "at how they write it."
    ),
    "hub-encoding": N_(
        "The database {where} does not keep its texts as UTF-8. Make one that does: createdb --encoding=UTF8 "
        "--template=template0 NAME"
    ),
    "hub-full": N_("The disk of {where} is full. Nothing was taken; whoever keeps the hub makes room."),
    "hub-host-unsaid": N_(
        "The URL of {where} does not say where others find it. Write its server and its database: "
        "postgresql://SERVER/DATABASE. Nothing was changed."
    ),
    "hub-municipalities-several": N_(
        "It may be any of several municipalities: {municipalities}. Say which one is to come: "
        "--municipality {example}"
    ),
    "hub-move-cut": N_(
        "It was cut off while {municipality} was moved to {where} ({words}). Nothing of it is lost. Say the same "
        "move again, and that ends it; until then some may not find it."
    ),
    "hub-municipality-none": N_(
        "{where} has nothing of {municipality} that you may read. See what is there: guaqui hub status"
    ),
    "hub-newer": N_(
        "The hub {where} was made by a newer version (schema {version}; this one knows {known}). Nothing was "
        "changed; install the newer version."
    ),
    "hub-no-database": N_(
        "The URL names no database. Write it at its end: postgresql://{where}/guaqui. Nothing was changed."
    ),
    "hub-no-driver": N_(
        "For a hub the package psycopg is needed, which is not installed. Install it: "
        "pip install 'psycopg[binary]'"
    ),
    "hub-none": N_("{where} is no hub. Whoever keeps it makes one of it: guaqui hub init URL"),
    "hub-not-owner": N_(
        "Only whoever owns the database {where}, and may make roles, makes a hub of it and says who may connect. "
        "Nothing was changed."
    ),
    "hub-nothing": N_("There is nothing on {where} that you may read. See what you may do: guaqui hub status"),
    "hub-pack-new": N_(
        "What {path} has stays out: it goes by a list that this laptop does not know, that of {name}, version "
        "{version}. It came with what was saved on: {laptops}. Have whoever prepared it read you the version. If "
        "it is the same: F5 where it is fetched, or guaqui hub pull with --accept-pack."
    ),
    "hub-pack-unknown": N_(
        "What {path} has stays out: {count} versions in the name of the municipality's list that are not the "
        "list's. Nobody known wrote them, and they would change: {changes}. Ask whoever keeps the hub who brought "
        "them. To take them in all the same: F5 where they are fetched, or guaqui hub pull with --accept-pack."
    ),
    "hub-set-aside": N_(
        "What {path} has stays out: {count} versions that were undone in this plan. To take them in all the same: "
        "Ctrl+P where they are fetched, or guaqui hub pull with --again."
    ),
    "hub-password": N_(
        "There is a password in the URL, which others would see. Nothing was done; take it out, and keep it in "
        "~/.pgpass (on Windows %APPDATA%\\postgresql\\pgpass.conf) or in PGPASSWORD."
    ),
    "hub-refused": N_("{where} refused it ({words}). Nothing of this part was taken."),
    "hub-rights": N_(
        "You have no right to that on {where}. Nothing was changed; see what you may do: guaqui hub status"
    ),
    "hub-rights-file": N_(
        "{path} is of {municipality}, for which you may push nothing to {where}. Nothing of it was sent; see what "
        "you may do: guaqui hub status"
    ),
    "hub-sending-cut": N_(
        "It was cut off while it was sent to {where} ({words}). {acknowledged} of {count} versions are there for "
        "good; push again, and it goes on behind them."
    ),
    "hub-standby": N_(
        "{where} is a server that only copies another one and takes nothing. Name the one that it copies."
    ),
    "hub-unreachable": N_("{where} does not answer, or does not let you in ({words}). Nothing was changed."),
    "hub-unsafe": N_(
        "{where} did not prove that it is the hub's server ({words}). Nothing was sent. Have whoever "
        "keeps the hub give you its certificate, and put it into ~/.postgresql/root.crt; on Windows into "
        "%APPDATA%\\postgresql\\root.crt."
    ),
    "hub-url-bad": N_(
        "This is no URL of a database. Write it as postgresql://SERVER/DATABASE. Nothing was changed."
    ),
}
