-- The application's role owns nothing. Every policy reads its own row and three settings:
--   app.district  the district of the actor       app.scopes  the subtrees (ltree[]) the actor may see
--   app.sign_in      the sign-in whose account is being looked up before anything else is known
DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  -- seen and written only inside the actor's subtrees
  FOREACH t IN ARRAY ARRAY['person', 'membership', 'file', 'import_batch', 'import_mapping',
    'activity', 'activity_kind',
    'activity_org', 'activity_theme', 'attendance', 'activity_file', 'declared_figure', 'report', 'issued_figure',
    'issued_number', 'report_file']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;

  -- known to everyone who is signed in to the district: names of organisations, themes, programmes
  FOREACH t IN ARRAY ARRAY['org_placement', 'theme', 'programme', 'account', 'role_grant', 'command']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY district ON %I USING (%s) WITH CHECK (%s)', t, in_district, in_district);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;

  -- references of an import's event: like the event written once and never changed
  ALTER TABLE import_item ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON import_item FOR SELECT USING (%s AND %s)', in_district, in_scope);
  EXECUTE format('CREATE POLICY written ON import_item FOR INSERT WITH CHECK (%s AND %s)', in_district, in_scope);
  GRANT SELECT, INSERT ON import_item TO shilu_app;

  -- organisations are read by all and changed only inside the actor's subtrees
  ALTER TABLE org ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON org FOR SELECT USING (%s)', in_district);
  FOREACH t IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE']
  LOOP
    EXECUTE format('CREATE POLICY %I ON org FOR %s %s', 'scoped_' || lower(t), t,
      CASE t WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END
      || format(' (%s AND path <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[]))',
        in_district));
  END LOOP;
  GRANT SELECT, INSERT, UPDATE, DELETE ON org TO shilu_app;

  -- traces: written once, read in scope, never changed or deleted by the application
  FOREACH t IN ARRAY ARRAY['event', 'event_payload']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY readable ON %I FOR SELECT USING (%s AND %s)', t, in_district, in_scope);
    EXECUTE format('CREATE POLICY written ON %I FOR INSERT WITH CHECK (%s)', t, in_district);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO shilu_app', t);
  END LOOP;

  ALTER TABLE district ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON district FOR SELECT
    USING (id = (SELECT nullif(current_setting('app.district', true), '')::uuid));
  GRANT SELECT ON district TO shilu_app;

  CREATE POLICY signing_in ON account FOR SELECT
    USING (auth_user_id = (SELECT nullif(current_setting('app.sign_in', true), '')));
  GRANT SELECT, INSERT, DELETE ON sign_in_failure TO shilu_app;
END
$$;

-- Whether identity numbers (as keyed hashes) are registered anywhere in the district. A town that brings in somebody of
-- another town learns that the person is registered and nothing else.
CREATE FUNCTION registered_hashes(hashes text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id_hash FROM person
  WHERE district_id = nullif(current_setting('app.district', true), '')::uuid AND id_hash = ANY(hashes)
$$;
REVOKE ALL ON FUNCTION registered_hashes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registered_hashes TO shilu_app;
