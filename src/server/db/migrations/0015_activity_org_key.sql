-- "The hosts of this activity" must be a prefix of the key. With the organisation before the role PostgreSQL 18 skips
-- over organisations and takes the other index for the cheaper one: 18 ms a line of a list at 200,000 activities.
ALTER TABLE activity_org
  DROP CONSTRAINT activity_org_pkey,
  ADD PRIMARY KEY (district_id, activity_id, role, org_id);
