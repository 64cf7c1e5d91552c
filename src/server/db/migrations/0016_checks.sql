-- Drafts from elsewhere and what was found in them. A check is seen by whoever sees its organisation.
CREATE TABLE draft_check (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  title text NOT NULL,
  -- the file that came in; null for a pasted text
  file_id uuid,
  file_name text NOT NULL DEFAULT '',
  -- may the findings go back into the file: it is a .docx
  annotatable boolean NOT NULL,
  -- the plain text, in which everything found has its place
  content text NOT NULL,
  paragraphs jsonb NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  cutoff date NOT NULL,
  -- the day on which citations have to be in force
  report_on date NOT NULL,
  state text NOT NULL,
  progress integer NOT NULL DEFAULT 0,
  message text NOT NULL DEFAULT '',
  -- what was found: claims, citations, findings, coverage; null until it is done
  result jsonb,
  created_at timestamptz NOT NULL,
  created_by uuid,
  updated_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);
CREATE INDEX draft_check_made ON draft_check (district_id, created_at DESC, id DESC);

-- What a reader decided about a claim or a finding, by the words it stands in: it holds when the draft comes back.
CREATE TABLE draft_decision (
  district_id uuid NOT NULL,
  check_id uuid NOT NULL,
  -- SHA-256 of the claim's or the finding's fingerprint
  fingerprint text NOT NULL,
  decision jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  decided_by uuid,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, check_id, fingerprint),
  FOREIGN KEY (district_id, check_id) REFERENCES draft_check (district_id, id)
);

-- Rules that a district switched off, or a style hint that it wants to see.
CREATE TABLE proof_rule (
  district_id uuid NOT NULL REFERENCES district (id),
  rule text NOT NULL,
  shown boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid,
  PRIMARY KEY (district_id, rule)
);

-- A district's own words for the lexicon. They are switched off, not deleted.
CREATE TABLE proof_term (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  wrong text NOT NULL,
  correct text NOT NULL,
  severity text NOT NULL,
  note text NOT NULL DEFAULT '',
  off boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  changed_by uuid,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, wrong)
);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['draft_check', 'draft_decision']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['proof_rule', 'proof_term']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY in_district ON %I USING (%s) WITH CHECK (%s)', t, in_district, in_district);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
END
$$;
