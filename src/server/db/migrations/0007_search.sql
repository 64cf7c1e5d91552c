-- Search over all objects. Under row-level security only leakproof comparisons may use an index, and neither LIKE nor
-- the operators of arrays, tsvector and trigrams are: one row a word makes "contains" an equality of text (docs/adr/0019).

-- The words that a text can be found by: runs of Latin letters and digits whole, Chinese characters in pairs (a single
-- one between other characters alone). shared/search/words.ts cuts a question the same way.
CREATE FUNCTION search_words(texts text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH run AS (
    SELECT m[1] AS latin, m[2] AS han
    FROM unnest(texts) AS t, regexp_matches(lower(normalize(t, NFKC)), '([a-z0-9]+)|([\u3400-\u9fff\uf900-\ufaff]+)', 'g') AS m
  )
  SELECT left(latin, 40) FROM run WHERE latin IS NOT NULL
  UNION
  SELECT substr(han, i, 2) FROM run, generate_series(1, greatest(char_length(han) - 1, 1)) AS i WHERE han IS NOT NULL
$$;

CREATE TABLE search_word (
  district_id uuid NOT NULL,
  object_type text NOT NULL,
  word text COLLATE "C" NOT NULL,
  -- the day by which hits of this type are put in order
  day date NOT NULL,
  object_id uuid NOT NULL,
  visible_to ltree[] NOT NULL,
  PRIMARY KEY (district_id, object_type, word, day, object_id)
);
CREATE INDEX search_word_object ON search_word (district_id, object_id);

-- A list can stand in the order of entry.
CREATE INDEX activity_recorded ON activity (district_id, recorded_at, id);

-- 常用筛选: a list as its owner left it, by its address
CREATE TABLE saved_view (
  district_id uuid NOT NULL REFERENCES district (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  page text NOT NULL,
  name text NOT NULL,
  -- the address of the list behind its "?"
  address text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, account_id, page, name),
  FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
);

DO $$
DECLARE
  in_district constant text :=
    'district_id = (SELECT nullif(current_setting(''app.district'', true), '''')::uuid)';
  in_scope constant text :=
    'visible_to <@ ANY ((SELECT coalesce(nullif(current_setting(''app.scopes'', true), ''''), ''{}''))::ltree[])';
BEGIN
  ALTER TABLE search_word ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY scoped ON search_word USING (%s AND %s) WITH CHECK (%s AND %s)',
    in_district, in_scope, in_district, in_scope);
  GRANT SELECT, INSERT, UPDATE, DELETE ON search_word TO shilu_app;
  ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY district ON saved_view USING (%s) WITH CHECK (%s)', in_district, in_district);
  GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO shilu_app;
END
$$;

INSERT INTO search_word
SELECT district_id, 'activity', word, held_on, id, visible_to
FROM activity, search_words(ARRAY[title, place, chair]) AS word;
INSERT INTO search_word
SELECT district_id, 'person', word, '2000-01-01', id, visible_to
FROM person, LATERAL (SELECT search_words(ARRAY[name]) UNION SELECT 'py:' || initials WHERE initials <> '') AS w (word);
INSERT INTO search_word
SELECT district_id, 'report', word, created_at::date, id, visible_to
FROM report, search_words(ARRAY[title]) AS word;
