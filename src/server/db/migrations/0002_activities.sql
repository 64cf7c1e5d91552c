-- Activities and what hangs on them. What a figure reads is a typed column, never jsonb.
-- Children repeat visible_to because row-level security may read only its own row.
CREATE TABLE file (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id)
);

CREATE TABLE theme (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  name text NOT NULL,
  retired boolean NOT NULL DEFAULT false,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, name)
);

-- 专项: a grouping over time
CREATE TABLE programme (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  name text NOT NULL,
  org_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, name),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);

-- 导入批次: one event with references; the file stays with every record made from it
CREATE TABLE import_batch (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  target text NOT NULL,
  state text NOT NULL,
  org_id uuid NOT NULL,
  file_id uuid NOT NULL,
  mapping jsonb NOT NULL,
  -- the numbers that were confirmed: the import does what was seen, or nothing
  confirmed jsonb,
  progress integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  message text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  created_by uuid,
  finished_at timestamptz,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);
CREATE INDEX import_batch_at ON import_batch (district_id, created_at, id);

-- What an import of many small changes did to each object: steps are [verb, payload] in order. It is one event; its
-- history is read from here. Written with its batch in one transaction and never without it: a foreign key would cost
-- one check of the same batch for each of fifty thousand rows.
CREATE TABLE import_item (
  district_id uuid NOT NULL,
  object_id uuid NOT NULL,
  import_id uuid NOT NULL,
  seq integer NOT NULL,
  object_label text NOT NULL,
  steps jsonb NOT NULL,
  place text NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, object_id, import_id, seq)
);

-- How columns of a header were read before, per organisation and header signature
CREATE TABLE import_mapping (
  district_id uuid NOT NULL REFERENCES district (id),
  org_id uuid NOT NULL,
  target text NOT NULL,
  signature text NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, org_id, target, signature)
);

CREATE TABLE activity (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  state text NOT NULL,
  main_kind text NOT NULL,
  title text NOT NULL,
  held_on date NOT NULL,
  ends_on date,
  start_time text,
  end_time text,
  place text NOT NULL DEFAULT '',
  chair text NOT NULL DEFAULT '',
  summary text NOT NULL DEFAULT '',
  attendance_mode text NOT NULL,
  -- by name: derived from attendance in the same transaction; head count: as given. present counts present and late.
  expected integer,
  present integer,
  guests integer NOT NULL DEFAULT 0,
  guests_note text NOT NULL DEFAULT '',
  programme_id uuid,
  cancel_reason text,
  recorded_at timestamptz NOT NULL,
  filed_at timestamptz,
  created_by uuid,
  import_id uuid,
  import_place text,
  -- what makes an imported row "the same row" (docs/adr/0008)
  import_key text,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, programme_id) REFERENCES programme (district_id, id),
  FOREIGN KEY (district_id, import_id) REFERENCES import_batch (district_id, id)
);
CREATE INDEX activity_held ON activity (district_id, held_on DESC, id DESC);
CREATE INDEX activity_kind_held ON activity (district_id, main_kind, held_on);
CREATE INDEX activity_import_key ON activity (district_id, import_key);

-- held_on repeats the activity's day: a figure of a kind and a period reads nothing outside the period.
CREATE TABLE activity_kind (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  kind text NOT NULL,
  held_on date NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, kind),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id)
);

CREATE INDEX activity_kind_day ON activity_kind (district_id, kind, held_on);

CREATE TABLE activity_org (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  org_id uuid NOT NULL,
  role text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, org_id, role),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX activity_org_org ON activity_org (district_id, org_id, role, activity_id);

CREATE TABLE activity_theme (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, theme_id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, theme_id) REFERENCES theme (district_id, id)
);

-- org_id is the person's organisation on that day and stays when the person moves
CREATE TABLE attendance (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  status text NOT NULL,
  note text NOT NULL DEFAULT '',
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, person_id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX attendance_person ON attendance (district_id, person_id);

CREATE TABLE activity_file (
  district_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  file_id uuid NOT NULL,
  purpose text NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, activity_id, file_id),
  FOREIGN KEY (district_id, activity_id) REFERENCES activity (district_id, id),
  FOREIGN KEY (district_id, file_id) REFERENCES file (district_id, id)
);

-- 申报数: a total without single records, shown beside derived figures and never added to them
CREATE TABLE declared_figure (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  metric text NOT NULL,
  kind text NOT NULL,
  role text NOT NULL,
  value numeric NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  note text NOT NULL DEFAULT '',
  import_id uuid,
  import_place text,
  file_id uuid,
  created_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX declared_figure_org ON declared_figure (district_id, org_id, kind);
