-- Rights: who gave and who took them. Names as they were then, like the actor's in `event`; '' where it was not kept.
ALTER TABLE role_grant ADD COLUMN granted_by text NOT NULL DEFAULT '';
ALTER TABLE role_grant ADD COLUMN revoked_by text NOT NULL DEFAULT '';

-- One right is held once: the later of two that say the same ends where it began.
UPDATE role_grant g SET revoked_at = g.granted_at
WHERE g.revoked_at IS NULL AND EXISTS (
  SELECT FROM role_grant e
  WHERE e.district_id = g.district_id AND e.account_id = g.account_id AND e.role = g.role AND e.org_id = g.org_id
    AND e.revoked_at IS NULL AND (e.granted_at, e.id) < (g.granted_at, g.id));
CREATE UNIQUE INDEX role_grant_once ON role_grant (district_id, account_id, role, org_id) WHERE revoked_at IS NULL;
CREATE INDEX role_grant_org ON role_grant (district_id, org_id);
CREATE INDEX account_display_name ON account (district_id, display_name);

-- 交接: what one account handed over to another, as both signed it. Seen by whoever administers one of the rights.
CREATE TABLE handover (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  from_account uuid NOT NULL,
  from_name text NOT NULL,
  to_account uuid NOT NULL,
  to_name text NOT NULL,
  handed_on date NOT NULL,
  note text NOT NULL DEFAULT '',
  -- the account that handed over was deactivated with it
  deactivated boolean NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, from_account) REFERENCES account (district_id, id),
  FOREIGN KEY (district_id, to_account) REFERENCES account (district_id, id)
);
CREATE INDEX handover_at ON handover (district_id, created_at DESC, id DESC);

-- A right (object_id: that of role_grant) or an unfinished piece of work, in words as they were on the day.
CREATE TABLE handover_item (
  district_id uuid NOT NULL,
  handover_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  object_id uuid NOT NULL,
  title text NOT NULL,
  org_name text NOT NULL,
  state text NOT NULL,
  day date,
  -- false: it stays with whoever handed over
  handed boolean NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, handover_id, position),
  FOREIGN KEY (district_id, handover_id) REFERENCES handover (district_id, id)
);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
  t text;
BEGIN
  -- What was signed is not changed: rows are written once. A move of an organisation gives them its new path.
  FOREACH t IN ARRAY ARRAY['handover', 'handover_item']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scoped ON %I USING (%s AND %s) WITH CHECK (%s AND %s)', t,
      in_district, in_scope, in_district, in_scope);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO shilu_app', t);
    EXECUTE format('GRANT UPDATE (visible_to) ON %I TO shilu_app', t);
  END LOOP;
END
$$;
