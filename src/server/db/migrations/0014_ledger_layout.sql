-- How somebody likes a ledger to stand: which columns in which order, grouped by what. It is theirs alone, says nothing
-- of the district's work and leaves no event.
CREATE TABLE ledger_layout (
  district_id uuid NOT NULL REFERENCES district (id),
  account_id uuid NOT NULL,
  -- the preset of the ledger
  ledger text NOT NULL,
  columns text[] NOT NULL,
  grouped_by text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (district_id, account_id, ledger),
  FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
BEGIN
  ALTER TABLE ledger_layout ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY district ON ledger_layout USING (%s) WITH CHECK (%s)', in_district, in_district);
  GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_layout TO shilu_app;
END
$$;
