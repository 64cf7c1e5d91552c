import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import type { SearchType } from "#shared/search/contracts.ts";
import { type AskedWord, askedInitials, askedWords } from "#shared/search/words.ts";

/** A word with fewer objects than this is rare enough to begin with. */
const RARE = 300;
/** Of the newest objects with a word so many are looked at before anything is counted. */
const NEWEST = 100;

/**
 * The objects that have the rarest word of the question, as (object_id, day); whether they have all of it is read in
 * their text. Measured: to ask the index for each further word as well costs more than it saves.
 */
export async function wordHits(
  tx: Tx,
  district: string,
  type: SearchType,
  question: string,
): Promise<RawBuilder<unknown>> {
  const initials = type === "person" ? askedInitials(question) : null;
  const lead =
    initials === null
      ? await rarest(tx, district, type, askedWords(question))
      : { word: `py:${initials}`, prefix: true };
  // A beginning may be that of several words of one object.
  const distinct = lead.prefix ? sql`DISTINCT` : sql``;
  return sql`SELECT ${distinct} w.day, w.object_id FROM search_word w WHERE ${isWord(district, type, lead)}`;
}

/**
 * The newest objects beyond a place with one word of the question, as they lie in the index; null where no word of it is
 * whole. Measured (200,000 activities): counting each word to find the rarest costs more than reading these.
 * @param beyond (day, id) of the last object seen
 */
export function newestHits(
  district: string,
  type: SearchType,
  question: string,
  beyond: RawBuilder<unknown> | null,
): RawBuilder<unknown> | null {
  if (type === "person" && askedInitials(question) !== null) return null;
  const lead = askedWords(question).find(({ prefix }) => !prefix);
  if (!lead) return null;
  const older = beyond === null ? sql`true` : sql`(w.day, w.object_id) < (${beyond})`;
  return sql`SELECT w.day, w.object_id FROM search_word w WHERE ${isWord(district, type, lead)} AND ${older}
    ORDER BY w.day DESC, w.object_id DESC LIMIT ${NEWEST}`;
}

function isWord(district: string, type: SearchType, { word, prefix }: AskedWord): RawBuilder<boolean> {
  const matches = prefix ? sql`w.word >= ${word} AND w.word < ${`${word}\u{10ffff}`}` : sql`w.word = ${word}`;
  return sql<boolean>`w.district_id = ${district} AND w.object_type = ${type} AND ${matches}`;
}

/** The word with the fewest objects; all that have many are the same. @param words at least one */
async function rarest(tx: Tx, district: string, type: SearchType, words: readonly AskedWord[]): Promise<AskedWord> {
  if (words.length === 1) return words[0]!;
  const counts = words.map(
    (word) =>
      sql`(SELECT count(*)::int FROM (SELECT FROM search_word w WHERE ${isWord(district, type, word)} LIMIT ${RARE}) few)`,
  );
  const found = await sql<{ counts: number[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(tx);
  const ordered = words.map((word, at) => ({ word, count: found.rows[0]?.counts[at] ?? 0 }));
  // Of two that are level the whole word leads: its hits lie in the order of their days.
  ordered.sort((a, b) => a.count - b.count || Number(a.word.prefix) - Number(b.word.prefix));
  return ordered[0]!.word;
}
