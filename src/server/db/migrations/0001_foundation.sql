-- The foundation: districts, organisations, people, accounts, traces. Rules for every table (docs/ARCHITECTURE.md):
-- district_id leads each key; no triggers; row-level security reads only its own row and settings made with SET LOCAL
-- by withActor (platform/tx.ts). A setting that was never made gives no rows: the policies fail closed.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE COLLATION IF NOT EXISTS zh_stroke (provider = icu, locale = 'zh-u-co-stroke');

CREATE TABLE district (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- 组织: typed tree in official order; label is this organisation's step in the path.
CREATE TABLE org (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  parent_id uuid,
  kind text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  position integer NOT NULL,
  label text NOT NULL,
  path ltree NOT NULL,
  active_to date,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, code),
  UNIQUE (district_id, label),
  FOREIGN KEY (district_id, parent_id) REFERENCES org (district_id, id)
);
CREATE INDEX org_parent ON org (district_id, parent_id, position);
CREATE INDEX org_path ON org USING gist (path);

-- Where an organisation stood from–to (to_date exclusive, null = still): figures follow the tree of a named date.
CREATE TABLE org_placement (
  district_id uuid NOT NULL,
  org_id uuid NOT NULL,
  from_date date NOT NULL,
  to_date date,
  parent_id uuid,
  path ltree NOT NULL,
  PRIMARY KEY (district_id, org_id, from_date),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);

CREATE TABLE person (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  name text COLLATE zh_stroke NOT NULL,
  gender text,
  birth_month text,
  -- keyed hash of the citizen number; the number itself is never stored
  id_hash text,
  initials text NOT NULL DEFAULT '',
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id)
);
CREATE UNIQUE INDEX person_id_hash ON person (district_id, id_hash);
CREATE INDEX person_name ON person (district_id, name, id);

CREATE TABLE membership (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  kind text NOT NULL,
  post text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 1000,
  from_date date NOT NULL,
  to_date date,
  revision integer NOT NULL DEFAULT 1,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX membership_org ON membership (district_id, org_id, kind);
CREATE INDEX membership_person ON membership (district_id, person_id);

CREATE TABLE account (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  auth_user_id text NOT NULL UNIQUE,
  username text NOT NULL,
  display_name text NOT NULL,
  person_id uuid,
  active boolean NOT NULL DEFAULT true,
  must_change_password boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, username)
);

-- 授权: a role bound to a subtree
CREATE TABLE role_grant (
  district_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role text NOT NULL,
  org_id uuid NOT NULL,
  granted_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id),
  FOREIGN KEY (district_id, org_id) REFERENCES org (district_id, id)
);
CREATE INDEX role_grant_account ON role_grant (district_id, account_id);

-- Sign-in failures by account name and by address; the window and the limit are settings of the application.
CREATE TABLE sign_in_failure (
  key text NOT NULL,
  at timestamptz NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (key, at, id)
);

-- 留痕: append-only for the application. What was said lies in event_payload, which can be erased; its salted hash stays.
CREATE TABLE event (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  account_id uuid,
  actor_name text NOT NULL,
  verb text NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  object_revision integer NOT NULL,
  object_label text NOT NULL,
  payload_hash text NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id)
);
CREATE INDEX event_object ON event (district_id, object_type, object_id, at);
CREATE INDEX event_at ON event (district_id, at, id);

CREATE TABLE event_payload (
  district_id uuid NOT NULL,
  event_id uuid NOT NULL,
  salt text NOT NULL,
  payload jsonb NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, event_id),
  FOREIGN KEY (district_id, event_id) REFERENCES event (district_id, id)
);

-- A command carries an id of its own: a repeat (double tap, retry) finds its first result here.
CREATE TABLE command (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  account_id uuid,
  verb text NOT NULL,
  result jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (district_id, id)
);
