-- Collection rounds 收表: what is asked, of whom, by when; what came back; material in words.
-- A round is seen by whoever asks and, once it is open, by those who are asked. Answers are seen by one recipient and
-- the asking organisation alone.
CREATE TABLE round (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  title text NOT NULL,
  explanation text NOT NULL DEFAULT '',
  org_id uuid NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL,
  -- the outline of the report that it is asked for; null: none
  outline text,
  -- rules such as "A <= B", checked on every answer
  checks text[] NOT NULL DEFAULT '{}',
  -- the round whose questions it took over: its answers stand beside
  copied_from uuid,
  created_at timestamptz NOT NULL,
  created_by uuid,
  updated_at timestamptz NOT NULL,
  opened_at timestamptz,
  closed_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, copied_from) REFERENCES round (district_id, id)
);
CREATE INDEX round_due ON round (district_id, due_on DESC, id DESC);

-- What is asked. `code` is the letter by which rules and sheets name it. A derived column is computed from records and
-- a total from other columns: neither has answers.
CREATE TABLE round_column (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  position integer NOT NULL,
  code text NOT NULL,
  label text NOT NULL,
  hint text NOT NULL DEFAULT '',
  kind text NOT NULL,
  unit text NOT NULL DEFAULT '',
  required boolean NOT NULL,
  options text[] NOT NULL DEFAULT '{}',
  -- of a derived column: a figure without its organisation
  spec jsonb,
  -- of a number that becomes a declared figure
  metric text,
  metric_kind text,
  -- of a total: "A + B"
  formula text NOT NULL DEFAULT '',
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, round_id, code),
  FOREIGN KEY (district_id, round_id) REFERENCES round (district_id, id)
);

CREATE TABLE round_recipient (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  org_id uuid NOT NULL,
  state text NOT NULL,
  submitted_at timestamptz,
  submitted_by text NOT NULL DEFAULT '',
  confirmed_at timestamptz,
  -- what was typed and not handed in yet, for whoever answers; no figure and no asker reads it
  draft jsonb,
  drafted_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, round_id, org_id),
  FOREIGN KEY (district_id, round_id) REFERENCES round (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX round_recipient_org ON round_recipient (district_id, org_id, state);

-- One cell that was handed in; its history is in the events of the recipient.
CREATE TABLE round_answer (
  district_id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  column_id uuid NOT NULL,
  number numeric,
  content text NOT NULL DEFAULT '',
  -- sent back: why; null while nothing is wrong with it
  returned text,
  -- the file that it came in, and where in it
  file_id uuid,
  place text NOT NULL DEFAULT '',
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, recipient_id, column_id),
  FOREIGN KEY (district_id, recipient_id) REFERENCES round_recipient (district_id, id),
  FOREIGN KEY (district_id, column_id) REFERENCES round_column (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);

-- 素材: words and files handed in under a heading (a column of its own).
CREATE TABLE round_material (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  column_id uuid NOT NULL,
  content text NOT NULL DEFAULT '',
  returned text,
  handed_in_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, recipient_id, column_id),
  FOREIGN KEY (district_id, recipient_id) REFERENCES round_recipient (district_id, id),
  FOREIGN KEY (district_id, column_id) REFERENCES round_column (district_id, id)
);

CREATE TABLE round_material_file (
  district_id uuid NOT NULL,
  material_id uuid NOT NULL,
  file_id uuid NOT NULL,
  position integer NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, material_id, file_id),
  FOREIGN KEY (district_id, material_id) REFERENCES round_material (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);

-- Which report took a material over, and in which wording of it.
CREATE TABLE round_material_use (
  district_id uuid NOT NULL,
  material_id uuid NOT NULL,
  report_id uuid NOT NULL,
  material_revision integer NOT NULL,
  used_at timestamptz NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, material_id, report_id),
  FOREIGN KEY (district_id, material_id) REFERENCES round_material (district_id, id),
  FOREIGN KEY (district_id, report_id) REFERENCES report (district_id, id)
);
CREATE INDEX round_material_use_report ON round_material_use (district_id, report_id);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['round', 'round_column', 'round_recipient', 'round_answer', 'round_material',
    'round_material_file', 'round_material_use']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
END
$$;
