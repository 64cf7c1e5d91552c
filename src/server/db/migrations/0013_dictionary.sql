-- The district's own words: themes that were merged, its calendar, outlines of reports, words of activity kinds.
-- All of it is known to everyone who is signed in to the district, like themes and names of organisations.

-- A merged theme stays, retired: whatever still names it is read as the theme that it went into.
ALTER TABLE theme
  ADD COLUMN merged_into uuid,
  -- when it was merged, or another was merged into it: figures issued before keep the count of their day
  ADD COLUMN merged_at timestamptz,
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD FOREIGN KEY (district_id, merged_into) REFERENCES theme (district_id, id);
CREATE INDEX activity_theme_theme ON activity_theme (district_id, theme_id, activity_id);

-- What a district changed in a year's holidays. `settled`: the year is complete although the release does not know it.
CREATE TABLE calendar_year (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  year integer NOT NULL,
  settled boolean NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, year)
);

-- One day that differs from the release: off, a working day in exchange, or (plain) just what the week makes of it.
CREATE TABLE calendar_day (
  district_id uuid NOT NULL,
  year_id uuid NOT NULL,
  day date NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (district_id, day),
  FOREIGN KEY (district_id, year_id) REFERENCES calendar_year (district_id, id)
);

-- 提纲 of the district. The draft is worked on; what reports are made along are its versions.
CREATE TABLE outline (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  name text NOT NULL,
  about text NOT NULL,
  draft jsonb NOT NULL,
  -- where it was copied from, as it was called
  origin text NOT NULL DEFAULT '',
  -- the newest version; null: never published
  version integer,
  retired boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, name)
);

CREATE TABLE outline_version (
  district_id uuid NOT NULL,
  outline_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  about text NOT NULL,
  document jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (district_id, outline_id, version),
  FOREIGN KEY (district_id, outline_id) REFERENCES outline (district_id, id)
);

-- With which version a report was made. The outlines of the release have versions as well; so far each has one.
ALTER TABLE report ADD COLUMN outline_version integer NOT NULL DEFAULT 1;

-- 措辞: how the district puts an activity kind in reports, and what else it calls it. Each state is kept.
CREATE TABLE kind_words (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  -- null: the phrase of the release
  phrase text,
  synonyms text[] NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, kind)
);

CREATE TABLE kind_words_version (
  district_id uuid NOT NULL,
  words_id uuid NOT NULL,
  version integer NOT NULL,
  phrase text,
  synonyms text[] NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (district_id, words_id, version),
  FOREIGN KEY (district_id, words_id) REFERENCES kind_words (district_id, id)
);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['calendar_year', 'calendar_day', 'outline', 'outline_version', 'kind_words',
    'kind_words_version']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY district ON %I USING (%s) WITH CHECK (%s)', t, in_district, in_district);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['calendar_year', 'calendar_day', 'outline', 'kind_words']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shilu_app', t);
  END LOOP;
  -- versions are written once and never change
  FOREACH t IN ARRAY ARRAY['outline_version', 'kind_words_version']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO shilu_app', t);
  END LOOP;
END
$$;
