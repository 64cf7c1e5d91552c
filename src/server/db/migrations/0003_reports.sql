-- Reports: a draft is text with figure specifications; an issued report is frozen together with its facts.
CREATE TABLE report (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  template text NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  frame jsonb NOT NULL,
  document jsonb NOT NULL,
  document_version integer NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  cutoff date NOT NULL,
  previous_id uuid,
  review_file_id uuid,
  reviewed_at timestamptz,
  issued_at timestamptz,
  recipient text NOT NULL DEFAULT '',
  -- set when a correction of a record changed a frozen figure; late entries are counted apart
  stale_at timestamptz,
  late_count integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  created_by uuid,
  updated_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, previous_id) REFERENCES report (district_id, id),
  FOREIGN KEY (district_id, review_file_id) REFERENCES file (district_id, id)
);
CREATE INDEX report_updated ON report (district_id, updated_at DESC, id DESC);

-- One frozen figure of an issued report; the register of numbers given out reads these rows.
CREATE TABLE issued_figure (
  district_id uuid NOT NULL,
  report_id uuid NOT NULL,
  node_id uuid NOT NULL,
  position integer NOT NULL,
  spec jsonb NOT NULL,
  metric text NOT NULL,
  metric_version integer NOT NULL,
  definition text NOT NULL,
  context text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  value numeric,
  text text NOT NULL,
  unit text NOT NULL,
  activity_ids uuid[] NOT NULL,
  activity_revisions integer[] NOT NULL,
  hash text NOT NULL,
  issued_at timestamptz NOT NULL,
  -- what the records say now: same | stale | late, with the records that made the difference
  standing text NOT NULL DEFAULT 'same',
  current_value numeric,
  changes jsonb NOT NULL DEFAULT '[]',
  checked_at timestamptz NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, report_id, node_id),
  FOREIGN KEY (district_id, report_id) REFERENCES report (district_id, id)
);
CREATE INDEX issued_figure_activities ON issued_figure USING gin (activity_ids);
CREATE INDEX issued_figure_at ON issued_figure (district_id, issued_at DESC, report_id DESC, position);

-- Numbers in an issued report that do not come from records: external (with source) and exempt (with reason).
CREATE TABLE issued_number (
  district_id uuid NOT NULL,
  report_id uuid NOT NULL,
  node_id uuid NOT NULL,
  position integer NOT NULL,
  sort text NOT NULL,
  text text NOT NULL,
  context text NOT NULL,
  ground text NOT NULL,
  issued_at timestamptz NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, report_id, node_id),
  FOREIGN KEY (district_id, report_id) REFERENCES report (district_id, id)
);

CREATE INDEX issued_number_at ON issued_number (district_id, issued_at DESC, report_id DESC, position);

CREATE TABLE report_file (
  district_id uuid NOT NULL,
  report_id uuid NOT NULL,
  file_id uuid NOT NULL,
  purpose text NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, report_id, file_id),
  FOREIGN KEY (district_id, report_id) REFERENCES report (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);
