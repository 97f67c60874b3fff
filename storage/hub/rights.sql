-- Who may do what with the tables of a hub. Run once, after functions.sql: it leans on them.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guaqui.revision
FOR EACH STATEMENT EXECUTE FUNCTION guaqui.refuse_change();
ALTER TABLE guaqui.revision ENABLE ALWAYS TRIGGER append_only; -- also for what calls itself a replica

ALTER TABLE guaqui.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE guaqui.revision FORCE ROW LEVEL SECURITY;
ALTER TABLE guaqui.standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE guaqui.standing FORCE ROW LEVEL SECURITY;
ALTER TABLE guaqui.figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE guaqui.figures FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_adds ON guaqui.revision TO guaqui_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_counts ON guaqui.standing TO guaqui_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_keeps ON guaqui.figures TO guaqui_owner USING (true) WITH CHECK (true);

-- Asked once a statement, as a subselect, not once a row.
CREATE POLICY coordinator_reads ON guaqui.revision FOR SELECT TO guaqui_coordinator
USING (municipality = ANY ((SELECT guaqui.mine('coordinator'))::text[])
       OR '*' = ANY ((SELECT guaqui.mine('coordinator'))::text[]));
CREATE POLICY coordinator_reads ON guaqui.standing FOR SELECT TO guaqui_coordinator
USING (municipality = ANY ((SELECT guaqui.mine('coordinator'))::text[])
       OR '*' = ANY ((SELECT guaqui.mine('coordinator'))::text[]));
CREATE POLICY coordinator_reads ON guaqui.figures FOR SELECT TO guaqui_coordinator
USING (municipality = ANY ((SELECT guaqui.mine('coordinator'))::text[])
       OR '*' = ANY ((SELECT guaqui.mine('coordinator'))::text[]));
CREATE POLICY reader_reads ON guaqui.figures FOR SELECT TO guaqui_reader
USING (municipality = ANY ((SELECT guaqui.mine('reader'))::text[])
       OR '*' = ANY ((SELECT guaqui.mine('reader'))::text[]));

REVOKE ALL ON ALL TABLES IN SCHEMA guaqui FROM PUBLIC;
GRANT USAGE ON SCHEMA guaqui TO guaqui_facilitator, guaqui_coordinator, guaqui_reader;
GRANT SELECT ON guaqui.hub, guaqui.shard TO guaqui_facilitator, guaqui_coordinator, guaqui_reader;
GRANT SELECT ON guaqui.revision, guaqui.standing, guaqui.figures TO guaqui_coordinator;
GRANT SELECT ON guaqui.figures TO guaqui_reader;

INSERT INTO guaqui.hub VALUES (1);
