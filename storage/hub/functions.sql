-- The functions of a hub. Run after schema.sql, and once more by each `guaqui hub init` of a hub that is there: what
-- was mended in one of them comes to hubs that were made before.
--
-- Whoever pushes calls a function of the owner's and has no right on any table: ON CONFLICT needs SELECT, and that a
-- facilitator must not have. The lines come as one value and not by a temporary table: a table of the caller's may
-- carry defaults, policies and triggers of the caller's, and the owner would run them.
-- Each such function names everything in full and looks for nothing in pg_temp before pg_catalog. What lets somebody
-- in is asked with IS NOT TRUE: nothing is known of NULL, and IF NOT lets that through.

CREATE OR REPLACE FUNCTION guaqui.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'guaqui: revisions are added, and nothing else' USING ERRCODE = 'GQ002';
END $$;

-- The municipalities for which whoever asks has a duty. Asked is the role that was SET, else who logged in.
CREATE OR REPLACE FUNCTION guaqui.mine(asked text) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    caller name := CASE pg_catalog.current_setting('role')
        WHEN 'none' THEN session_user ELSE pg_catalog.current_setting('role') END;
BEGIN
    IF pg_catalog.pg_has_role(caller, 'guaqui_owner', 'USAGE') THEN
        RETURN ARRAY['*'];
    END IF;
    IF pg_catalog.pg_has_role(caller, 'guaqui_' || asked, 'USAGE') IS NOT TRUE THEN
        RETURN ARRAY[]::text[];
    END IF;
    RETURN ARRAY(
        SELECT g.municipality FROM guaqui.grant_of g JOIN pg_catalog.pg_roles r ON r.rolname = g.role_name
        WHERE g.duty = asked AND pg_catalog.pg_has_role(caller, r.oid, 'USAGE')
    );
END $$;

CREATE OR REPLACE FUNCTION guaqui.has_duty(asked text, whose text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$ -- in SQL it would be planned at each call
DECLARE
    found text[] := guaqui.mine(asked);
BEGIN
    RETURN whose = ANY (found) OR '*' = ANY (found);
END $$;

-- Refuses whoever has no right to push for a municipality, and everybody once it has moved. Whoever got through holds
-- the table of shards until the end: a move, which locks it, waits for what is being written, and then nobody writes.
-- Each leaves a mark in the log, though nothing be new: with a standby that is waited for, nobody hears that something
-- is here before the standby has it. One that was called off while it waited had left it on the first server alone.
CREATE OR REPLACE FUNCTION guaqui.admit(whose text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- With an older snapshot nobody would see that it has moved.
    IF pg_catalog.current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'guaqui: read committed is asked for' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    LOCK TABLE guaqui.shard IN ACCESS SHARE MODE;
    IF EXISTS (SELECT FROM guaqui.shard s WHERE s.municipality = whose) THEN
        RAISE EXCEPTION 'guaqui: it has moved' USING ERRCODE = 'GQ001';
    END IF;
    -- Only then: of what is elsewhere it is said there who may do what.
    IF (guaqui.has_duty('facilitator', whose) OR guaqui.has_duty('coordinator', whose)) IS NOT TRUE THEN
        RAISE EXCEPTION 'guaqui: no right to push' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT pg_catalog.pg_is_in_recovery() THEN -- what a standby has is on both
        PERFORM pg_catalog.pg_logical_emit_message(true, 'guaqui', '');
    END IF;
END $$;

-- What a line says of itself under a name: what stands behind it, where it is there once; else its JSON is read. Who
-- writes a line that says it nowhere, or elsewhere, brings what is no revision, and whoever pulls finds that out.
CREATE OR REPLACE FUNCTION guaqui.said(line text, before text, name text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ -- without a path of its own, so that it is inlined; all in it is named in full
    SELECT CASE WHEN pg_catalog.split_part(line, before, 3) OPERATOR(pg_catalog.=) ''
        THEN pg_catalog.split_part(pg_catalog.split_part(line, before, 2), '"', 1)
        ELSE line::pg_catalog.json OPERATOR(pg_catalog.->>) name END
$$;

-- Adds the lines that are not there yet, each ended by a line feed but the last: no line has one in it. In the order
-- of their ids, so that two who bring the same wait for each other in turn. Of a `whole` set it is known afterwards
-- that it is here: its ids are at hand, and nobody has to look for them.
CREATE OR REPLACE FUNCTION guaqui.add_lines(
    whose text, lines bytea, arrived timestamptz[], sources text[], whole boolean DEFAULT false
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added bigint;
    its bytea;
BEGIN
    WITH told AS MATERIALIZED (
        SELECT split.line, split.bytes, substring(pg_catalog.sha256(split.bytes) FROM 1 FOR 16) AS rev,
               arrived[split.n] AS at, sources[split.n] AS source
        FROM (
            SELECT t.line, pg_catalog.convert_to(t.line, 'UTF8') AS bytes, t.n
            FROM pg_catalog.string_to_table(pg_catalog.convert_from(lines, 'UTF8'), pg_catalog.chr(10))
                WITH ORDINALITY AS t (line, n)
            OFFSET 0 -- each is worked out once
        ) split
        ORDER BY rev
    ), fresh AS (
        INSERT INTO guaqui.revision (municipality, rev, record, device, bytes, arrived, source)
        SELECT whose, told.rev, guaqui.said(told.line, '"record":"', 'record'),
               guaqui.said(told.line, '"device":"', 'device'), told.bytes,
               coalesce(told.at, pg_catalog.now()), coalesce(told.source, session_user)
        FROM told
        ON CONFLICT DO NOTHING
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM fresh),
           CASE WHEN whole THEN (SELECT pg_catalog.sha256(string_agg(told.rev, ''::bytea)) FROM told) END
    INTO added, its;
    IF added > 0 THEN
        INSERT INTO guaqui.standing AS here (municipality, part, revisions, latest)
        VALUES (whose, pg_catalog.pg_backend_pid() % 16, added, pg_catalog.now())
        ON CONFLICT (municipality, part) DO UPDATE
        SET revisions = here.revisions + excluded.revisions, latest = greatest(here.latest, excluded.latest);
    END IF;
    IF its IS NOT NULL THEN
        INSERT INTO guaqui.known_set VALUES (whose, its) ON CONFLICT DO NOTHING;
    END IF;
    RETURN added;
END $$;

-- What people push; `whole` where the lines are a set that is asked for later. A facilitator is not told how much of
-- it was new: that would tell what is there.
CREATE OR REPLACE FUNCTION guaqui.take(whose text, lines bytea, whole boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added bigint;
BEGIN
    PERFORM guaqui.admit(whose);
    added := guaqui.add_lines(whose, lines, NULL, NULL, whole);
    RETURN CASE WHEN guaqui.has_duty('coordinator', whose) THEN added END;
END $$;

-- Whether a set is here whole, by the SHA-256 of its sorted ids.
CREATE OR REPLACE FUNCTION guaqui.has_set(whose text, asked bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guaqui.admit(whose);
    RETURN EXISTS (SELECT FROM guaqui.known_set k WHERE k.municipality = whose AND k.digest = asked);
END $$;

-- Keeps that a set is here, once all of its ids are: who lies about one cannot have another's skipped.
CREATE OR REPLACE FUNCTION guaqui.note_set(whose text, ids bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked bigint := pg_catalog.octet_length(ids) / 16;
    here bigint;
BEGIN
    PERFORM guaqui.admit(whose);
    SELECT count(*) INTO here
    FROM pg_catalog.generate_series(0, asked - 1) AS n
    WHERE EXISTS (
        SELECT FROM guaqui.revision r
        WHERE r.municipality = whose AND r.rev = substring(ids FROM (1 + 16 * n)::integer FOR 16)
    );
    IF here = asked AND 16 * asked = pg_catalog.octet_length(ids) THEN
        PERFORM pg_catalog.set_config('synchronous_commit', 'off', true); -- if it is forgotten, it is sent once more
        INSERT INTO guaqui.known_set VALUES (whose, pg_catalog.sha256(ids)) ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- Keeps what a coordinator counted.
CREATE OR REPLACE FUNCTION guaqui.keep_figures(whose text, revisions bigint, digest bytea, rule text, report bytea)
RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF guaqui.has_duty('coordinator', whose) IS NOT TRUE THEN
        RAISE EXCEPTION 'guaqui: no right to count' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO guaqui.figures VALUES (whose, revisions, digest, rule, report, pg_catalog.now(), session_user)
    ON CONFLICT (municipality) DO UPDATE
    SET revisions = excluded.revisions, digest = excluded.digest, rule = excluded.rule, report = excluded.report,
        counted = excluded.counted, source = excluded.source;
    RETURN pg_catalog.now();
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guaqui FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guaqui.mine(text) TO guaqui_facilitator, guaqui_coordinator, guaqui_reader;
GRANT EXECUTE ON FUNCTION guaqui.take(text, bytea, boolean), guaqui.has_set(text, bytea), guaqui.note_set(text, bytea)
TO guaqui_facilitator, guaqui_coordinator;
GRANT EXECUTE ON FUNCTION guaqui.keep_figures(text, bigint, bytea, text, bytea) TO guaqui_coordinator;
