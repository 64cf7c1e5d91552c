-- What is recorded of activities of some kinds only (the catalogue's fields). A number lies in a typed column of its own,
-- as figures add it up; an activity without a row has not filled the field in.
CREATE TABLE activity_field (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  field text NOT NULL,
  number numeric,
  text text,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, field),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  CHECK ((number IS NULL) <> (text IS NULL))
);

DO $$
DECLARE
  allowed constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid) AND '
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
BEGIN
  ALTER TABLE activity_field ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY scoped ON activity_field USING (%s) WITH CHECK (%s)', allowed, allowed);
  GRANT SELECT, INSERT, UPDATE, DELETE ON activity_field TO shilu_app;
END
$$;
