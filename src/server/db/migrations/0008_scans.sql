-- 扫描批次: signed sign-in sheets that were scanned in one go, on their way to the meetings they belong to.
-- collecting → reading → sorting → attached, or discarded.
CREATE TABLE scan_batch (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  state text NOT NULL,
  -- pages read so far, of how many
  progress integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  created_by uuid,
  attached_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id)
);
CREATE INDEX scan_batch_at ON scan_batch (district_id, created_at, id);

-- One PDF or picture of a batch. sha256 repeats the file's: the same bytes brought again are found by it.
CREATE TABLE scan_file (
  district_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  file_id uuid NOT NULL,
  sha256 text NOT NULL,
  position integer NOT NULL,
  pages integer NOT NULL,
  -- waiting, read, refused (with the reason)
  state text NOT NULL,
  reason text NOT NULL DEFAULT '',
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, batch_id, file_id),
  UNIQUE (district_id, batch_id, sha256),
  FOREIGN KEY (district_id, batch_id) REFERENCES scan_batch (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);
CREATE INDEX scan_file_sha256 ON scan_file (district_id, sha256);

-- What was read on a page and where it goes. The pictures of it lie content-addressed beside the files.
CREATE TABLE scan_page (
  district_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  file_id uuid NOT NULL,
  page integer NOT NULL,
  readable boolean NOT NULL,
  -- the activities that its sign-in codes name
  codes uuid[] NOT NULL,
  -- degrees clockwise by which it must be turned to stand upright
  turn integer NOT NULL,
  blank boolean NOT NULL,
  thumb_sha256 text,
  large_sha256 text,
  finding text NOT NULL,
  -- open, left_out, or how its activity was found: read, continued, chosen
  placed text NOT NULL,
  activity_id uuid,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, batch_id, file_id, page),
  FOREIGN KEY (district_id, batch_id, file_id) REFERENCES scan_file (district_id, batch_id, file_id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  CHECK ((activity_id IS NULL) = (placed IN ('open', 'left_out')))
);

-- What a batch attached to an activity, and which files the activity had then: it can be undone while these are the same.
CREATE TABLE scan_part (
  district_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  file_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  files_after uuid[] NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, batch_id, file_id),
  FOREIGN KEY (district_id, batch_id) REFERENCES scan_batch (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id)
);

DO $$
DECLARE
  allowed constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid) AND '
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['scan_batch', 'scan_file', 'scan_page', 'scan_part']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s) WITH CHECK (%s)', t, allowed, allowed);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
END
$$;
