import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import type { SearchType } from "#shared/search/contracts.ts";

/** Organisations, programmes and rounds are few, documents have an index of their whole text: none has words here. */
type IndexedType = Exclude<SearchType, "org" | "programme" | "round" | "document">;

/** The objects of a type with the words they are found by, as columns of search_word. */
const WORDS: Record<IndexedType, RawBuilder<unknown>> = {
  activity: sql`
    SELECT o.district_id, 'activity', word, o.held_on, o.id, o.visible_to
    FROM activity o, search_words(ARRAY[o.title, o.place, o.chair]) AS word`,
  person: sql`
    SELECT o.district_id, 'person', w.word, date '2000-01-01', o.id, o.visible_to
    FROM person o, LATERAL (
      -- In FROM the function becomes part of the statement: called in the list it takes four times as long.
      SELECT cut FROM search_words(ARRAY[o.name]) AS cut UNION ALL SELECT 'py:' || o.initials WHERE o.initials <> ''
    ) AS w (word)`,
  report: sql`
    SELECT o.district_id, 'report', word, o.created_at::date, o.id, o.visible_to
    FROM report o, search_words(ARRAY[o.title]) AS word`,
  group: sql`
    SELECT o.district_id, 'group', word, o.founded_on, o.id, o.visible_to
    FROM work_group o, search_words(ARRAY[o.name]) AS word`,
  recognition: sql`
    SELECT o.district_id, 'recognition', word, o.granted_on, o.id, o.visible_to
    FROM recognition o, search_words(ARRAY[o.title, o.granted_by, o.basis]) AS word`,
};

/**
 * Writes anew the words that these objects are found by, in the transaction that changed them. An object that is gone
 * is found no more.
 * @param fresh they were made in this transaction and have none yet
 */
export async function indexObjects(
  tx: Tx,
  district: string,
  type: IndexedType,
  ids: readonly string[],
  { fresh = false } = {},
): Promise<void> {
  if (ids.length === 0) return;
  if (!fresh) {
    await sql`
      DELETE FROM search_word WHERE district_id = ${district} AND object_id = ANY(${[...ids]}::uuid[])`.execute(tx);
  }
  await sql`
    INSERT INTO search_word (district_id, object_type, word, day, object_id, visible_to)
    ${WORDS[type]} WHERE o.district_id = ${district} AND o.id = ANY(${[...ids]}::uuid[])`.execute(tx);
}
