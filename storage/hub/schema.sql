-- The tables of a hub, schema 1, for a database of its own. Run by `guaqui hub init` as the role guaqui_owner: this
-- file, functions.sql and rights.sql in one transaction.

CREATE TABLE guaqui.hub (version integer NOT NULL PRIMARY KEY);

-- Append-only. `bytes` is the revision's canonical JSON without `rev`: what was hashed, byte for byte (docs/format.md,
-- sections 2 and 5: the line without its number, its `rev`, and what stands around it).
CREATE TABLE guaqui.revision (
    municipality text COLLATE "C" NOT NULL,
    rev bytea NOT NULL,
    record text COLLATE "C" NOT NULL,
    device text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    arrived timestamptz NOT NULL DEFAULT pg_catalog.now(), -- the server's clock, to be read; it orders nothing
    source text NOT NULL,                                  -- the login role that brought it
    PRIMARY KEY (municipality, rev),
    CONSTRAINT length CHECK (pg_catalog.octet_length(bytes) BETWEEN 2 AND 65536),
    CONSTRAINT key CHECK (rev = substring(pg_catalog.sha256(bytes) FROM 1 FOR 16)),
    CONSTRAINT record CHECK (
        pg_catalog.length(record) <= 200
        AND record ~ '^[a-z0-9-]+(/[a-z0-9-]+)+$' -- without counts, which take ten times as long
        AND pg_catalog.split_part(record, '/', 2) = municipality
    ),
    CONSTRAINT device CHECK (device ~ '^[a-z0-9]+$' AND pg_catalog.length(device) IN (4, 6, 8, 52))
);

-- How many revisions there are of each municipality. They only ever grow, so the number says which state it is. In
-- sixteen parts, so that many who push for one municipality do not wait for each other.
CREATE TABLE guaqui.standing (
    municipality text COLLATE "C" NOT NULL,
    part smallint NOT NULL,
    revisions bigint NOT NULL,
    latest timestamptz NOT NULL,
    PRIMARY KEY (municipality, part)
);

-- The SHA-256 of the sorted ids of sets that are here whole: what was pushed once is not sent again.
CREATE TABLE guaqui.known_set (
    municipality text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    PRIMARY KEY (municipality, digest)
);

-- Municipalities that are not in this database, and where they are. No user, no password: those are each one's own.
CREATE TABLE guaqui.shard (
    municipality text COLLATE "C" NOT NULL PRIMARY KEY,
    host text NOT NULL,
    port text NOT NULL DEFAULT '',
    dbname text NOT NULL
);

-- Which login role may do what for which municipality; '*' is all of them.
CREATE TABLE guaqui.grant_of (
    role_name text NOT NULL,
    municipality text COLLATE "C" NOT NULL,
    duty text NOT NULL CHECK (duty IN ('facilitator', 'coordinator', 'reader')),
    PRIMARY KEY (role_name, municipality, duty)
);

-- What a report came to, without persons and what is private. It may be thrown away at any time.
CREATE TABLE guaqui.figures (
    municipality text COLLATE "C" NOT NULL PRIMARY KEY,
    revisions bigint NOT NULL,
    digest bytea NOT NULL,
    rule text NOT NULL,
    report bytea NOT NULL,
    counted timestamptz NOT NULL DEFAULT pg_catalog.now(),
    source text NOT NULL
);
