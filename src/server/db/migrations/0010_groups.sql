-- 队伍: leading groups, service teams, pioneer teams and posts, task forces. Seen by the organisation they belong to and
-- by those whose people are in them; what hangs on a group repeats that, since a policy reads its own row only.
CREATE TABLE work_group (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  org_id uuid NOT NULL,
  founded_on date NOT NULL,
  -- the first day on which it is no more
  dissolved_on date,
  -- the document it rests on
  document_id uuid,
  programme_id uuid,
  duties text NOT NULL DEFAULT '',
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, org_id, name),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id),
  FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id)
);
CREATE INDEX work_group_founded ON work_group (district_id, founded_on DESC, id DESC);

-- Who belongs from–to (to_date exclusive, null = still). org_id is the person's organisation when they came and stays.
CREATE TABLE group_member (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  role text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, group_id) REFERENCES work_group (district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX group_member_group ON group_member (district_id, group_id);
CREATE INDEX group_member_person ON group_member (district_id, person_id);

-- The groups that take part in an activity.
CREATE TABLE activity_group (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  group_id uuid NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, group_id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, group_id) REFERENCES work_group (district_id, id)
);
CREATE INDEX activity_group_group ON activity_group (district_id, group_id);

-- 专项: what it is for, its stages, files and documents, and its end. Like its name all this is known in the district.
ALTER TABLE programme
  ADD COLUMN kind text NOT NULL DEFAULT 'series',
  ADD COLUMN purpose text NOT NULL DEFAULT '',
  ADD COLUMN closed_on date,
  ADD COLUMN closed_note text NOT NULL DEFAULT '';
CREATE INDEX activity_programme ON activity (district_id, programme_id, held_on DESC, id DESC);

CREATE TABLE programme_stage (
  district_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  from_date date NOT NULL,
  to_date date NOT NULL,
  PRIMARY KEY (district_id, programme_id, position),
  FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id)
);

CREATE TABLE programme_file (
  district_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  file_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (district_id, programme_id, file_id),
  FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);

CREATE TABLE programme_document (
  district_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  document_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (district_id, programme_id, document_id),
  FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id)
);

-- A total that is declared for a programme stands beside the figures of that programme only.
ALTER TABLE declared_figure ADD COLUMN programme_id uuid;
ALTER TABLE declared_figure ADD FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id);

-- 表彰: an honour that somebody was granted, one row a recipient. org_id is the organisation itself, or the one that the
-- person or group belonged to on that day.
CREATE TABLE recognition (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  title text NOT NULL,
  level text NOT NULL,
  granted_by text NOT NULL,
  granted_on date NOT NULL,
  -- name or number of the paper that it was granted by
  basis text NOT NULL DEFAULT '',
  recipient text NOT NULL,
  org_id uuid NOT NULL,
  person_id uuid,
  group_id uuid,
  activity_id uuid,
  file_id uuid,
  entered_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE NULLS NOT DISTINCT (district_id, title, granted_on, org_id, person_id, group_id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
  FOREIGN KEY (district_id, group_id) REFERENCES work_group (district_id, id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id),
  CHECK (CASE recipient WHEN 'person' THEN person_id IS NOT NULL AND group_id IS NULL
    WHEN 'group' THEN group_id IS NOT NULL AND person_id IS NULL
    WHEN 'org' THEN person_id IS NULL AND group_id IS NULL ELSE false END)
);
CREATE INDEX recognition_granted ON recognition (district_id, granted_on DESC, id DESC);
CREATE INDEX recognition_person ON recognition (district_id, person_id);
CREATE INDEX recognition_group ON recognition (district_id, group_id);
CREATE INDEX recognition_org ON recognition (district_id, org_id);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['work_group', 'group_member', 'activity_group', 'recognition']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['programme_stage', 'programme_file', 'programme_document']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY district ON %I USING (%s) WITH CHECK (%s)', t, in_district, in_district);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
END
$$;

-- How many groups of the district rest on a document, those out of the actor's sight included: it may not be deleted.
CREATE FUNCTION groups_resting_on(document uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT count(*) FROM work_group
  WHERE district_id = nullif(current_setting('app.district', true), '')::uuid AND document_id = document
$$;
REVOKE ALL ON FUNCTION groups_resting_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION groups_resting_on TO shilu_app;
