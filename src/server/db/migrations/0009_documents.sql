-- Documents 文件: what was received, planned or laid down, its versions and files, and what became of it.
-- A document belongs to an organisation, or (district_wide) may be read by everyone in the district and still be
-- changed only by whoever stands above its organisation. Children repeat both, since a policy reads its own row only.
CREATE TABLE document (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  type text NOT NULL,
  title text NOT NULL,
  short_names text[] NOT NULL DEFAULT '{}',
  number text NOT NULL DEFAULT '',
  issuer text NOT NULL DEFAULT '',
  org_id uuid NOT NULL,
  -- the day that lists are ordered by: received, else in force, issued, adopted or entered
  sort_on date NOT NULL,
  retired_at timestamptz,
  retired_reason text,
  created_at timestamptz NOT NULL,
  created_by uuid,
  updated_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX document_sort ON document (district_id, sort_on DESC, id DESC);

-- 来文: what a received document asks for. Which step it has reached follows from its links and these days.
CREATE TABLE incoming (
  district_id uuid NOT NULL,
  document_id uuid NOT NULL,
  received_on date NOT NULL,
  sender text NOT NULL,
  deadline date,
  handler text NOT NULL DEFAULT '',
  asks text NOT NULL DEFAULT '',
  -- 无须方案: why there is no implementing plan; null while one is expected
  plan_waived text,
  plan_waived_on date,
  closed_on date,
  closed_note text NOT NULL DEFAULT '',
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, document_id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id)
);

-- Days as far as they are known; what a version is worth on a given day is computed (shared/documents/status.ts).
CREATE TABLE document_version (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  position integer NOT NULL,
  label text NOT NULL DEFAULT '',
  adopted_on date,
  issued_on date,
  effective_from date,
  -- the last day on which it holds
  effective_to date,
  repealed_on date,
  superseded_by uuid,
  source text NOT NULL DEFAULT '',
  -- how sure we are of these days: seen | second-hand | memory
  verified text NOT NULL,
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id),
  FOREIGN KEY (district_id, superseded_by) REFERENCES document_version (district_id, id)
);
CREATE INDEX document_version_document ON document_version (district_id, document_id, position);

-- A file of a version and how far its text has been read. A refused one has lost its file and keeps the reason.
CREATE TABLE document_file (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  file_id uuid,
  name text NOT NULL,
  reading text NOT NULL,
  reason text NOT NULL DEFAULT '',
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id),
  FOREIGN KEY (district_id, version_id) REFERENCES document_version (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);
CREATE INDEX document_file_document ON document_file (district_id, document_id);

-- Text to be found: the document's own names (file null) or what a file says. `grams` are its pairs of neighbouring
-- characters, written by the application; `squeezed` is the text without white space, in which a hit is confirmed.
CREATE TABLE document_text (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  document_file_id uuid,
  content text NOT NULL,
  squeezed text NOT NULL,
  grams text[] NOT NULL,
  -- where in `content` each page begins; empty where the file has no pages
  pages integer[] NOT NULL DEFAULT '{}',
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id),
  FOREIGN KEY (district_id, document_file_id) REFERENCES document_file (district_id, id)
);
CREATE INDEX document_text_grams ON document_text USING gin (district_id, grams);
CREATE INDEX document_text_document ON document_text (district_id, document_id);

-- passed_on: received document → activity; plan: received document → plan; carried_out: document → activity;
-- based_on: document → document, or an entry of the regulations library that comes with the release.
CREATE TABLE document_link (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  relation text NOT NULL,
  activity_id uuid,
  target_id uuid,
  regulation text,
  linked_at timestamptz NOT NULL,
  linked_by uuid,
  district_wide boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE NULLS NOT DISTINCT (district_id, document_id, relation, activity_id, target_id, regulation),
  FOREIGN KEY (district_id, document_id) REFERENCES document (district_id, id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, target_id) REFERENCES document (district_id, id),
  CHECK (num_nonnulls(activity_id, target_id, regulation) = 1)
);
CREATE INDEX document_link_activity ON document_link (district_id, activity_id);
CREATE INDEX document_link_target ON document_link (district_id, target_id);

-- The file of a district-wide document is read by everyone in the district as well.
ALTER TABLE file ADD COLUMN district_wide boolean NOT NULL DEFAULT false;

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['document', 'incoming', 'document_version', 'document_file', 'document_text', 'document_link']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['document', 'incoming', 'document_version', 'document_file', 'document_text', 'document_link', 'file']
  LOOP
    EXECUTE format('CREATE POLICY shared ON %I FOR SELECT USING (%s AND district_wide)', t, in_district);
  END LOOP;
END
$$;

-- Which texts hold all these pairs of characters. Containment of arrays is not leakproof: under row-level security the
-- planner may not use the index for it. So it is asked here, as the owner, under the policies' own conditions; what
-- comes out is joined with rows that the policies let through (docs/adr/0015).
CREATE FUNCTION texts_with_grams(wanted text[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 100 AS $$
  SELECT id FROM document_text
  WHERE district_id = nullif(current_setting('app.district', true), '')::uuid AND grams @> wanted
    AND (district_wide OR visible_to <@ ANY (coalesce(nullif(current_setting('app.scopes', true), ''), '{}')::ltree[]))
$$;
REVOKE ALL ON FUNCTION texts_with_grams FROM PUBLIC;
GRANT EXECUTE ON FUNCTION texts_with_grams TO shilu_app;

-- How many files of all districts lie under one checksum: the content may go only when the last of them goes.
CREATE FUNCTION files_of_content(hash text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT count(*) FROM file WHERE sha256 = hash
$$;
REVOKE ALL ON FUNCTION files_of_content FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files_of_content TO shilu_app;
