import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { listDocuments } from "#server/modules/documents/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type DocumentRow, documentQuery } from "#shared/documents/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { SEARCH_TYPES, type SearchGroup, type SearchType } from "#shared/search/contracts.ts";
import { type AskedWord, askedInitials, askedWords, isSearchable, searchForm } from "#shared/search/words.ts";
import { NEEDS, SOURCES } from "./sources.ts";

/** Hits of a type shown beside those of others. */
const FEW = 6;
/** A word with fewer objects than this is rare enough to begin with. */
const RARE = 300;

/** The first hits of everything the actor may look for; a type without hits is left out. */
export async function searchAll(tx: Tx, actor: Actor, question: string): Promise<SearchGroup[]> {
  requireSearchable(question);
  const groups: SearchGroup[] = [];
  for (const type of SEARCH_TYPES) {
    if (!may(actor, NEEDS[type])) continue;
    const group = await searchType(tx, actor, type, question, { after: null, limit: FEW });
    if (group.hits.length > 0) groups.push(group);
  }
  return groups;
}

type Row = { id: string; day: string; title: string; note: string };

/** Hits of one type, newest first, by keyset on (day, id). */
export async function searchType(
  tx: Tx,
  actor: Actor,
  type: SearchType,
  question: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<SearchGroup> {
  requireSearchable(question);
  if (type === "document") return documentHits(tx, actor, question, { after, limit });
  const { from, text, title, note } = SOURCES[type];
  const hits = EVERY[type]?.(actor) ?? (await wordHits(tx, actor.district, type, question));
  const beyond = after === null ? sql`true` : sql`(h.day, h.object_id) < (${cursorOf(after)})`;
  const found = await sql<Row>`
    SELECT o.id, h.day, ${title} AS title, ${note} AS note
    FROM (${hits}) h JOIN ${from} o ON o.district_id = ${actor.district} AND o.id = h.object_id
    WHERE ${beyond} AND ${reads(type, text, question)}
    ORDER BY h.day DESC, h.object_id DESC LIMIT ${limit + 1}`.execute(tx);
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  return {
    type,
    hits: rows.map(({ id, title, note }) => ({ id, title, note })),
    next: found.rows.length > limit && last ? `${last.day}_${last.id}` : null,
  };
}

/** Documents are found by their whole text, as their own list finds them. */
async function documentHits(
  tx: Tx,
  actor: Actor,
  question: string,
  page: { after: string | null; limit: number },
): Promise<SearchGroup> {
  const { rows, next } = await listDocuments(tx, actor, documentQuery.parse({ text: question }), page);
  const noteOf = (row: DocumentRow) => [
    row.sortOn,
    row.orgName,
    row.number,
    row.hit && `…${row.hit.before}${row.hit.match}${row.hit.after}…`,
  ];
  const hits = rows.map((row) => ({ id: row.id, title: row.title, note: noteOf(row).filter(Boolean).join("　") }));
  return { type: "document", hits, next };
}

/** Pairs of characters may stand apart; what was asked must stand there as it is, each part of it. */
function reads(type: SearchType, text: RawBuilder<string>, question: string): RawBuilder<boolean> {
  const parts = searchForm(question).split(/\s+/).filter(Boolean);
  const written = sql<boolean>`(${sql.join(
    parts.map((part) => sql`position(${part} in lower(normalize(${text}, NFKC))) > 0`),
    sql` AND `,
  )})`;
  const initials = type === "person" ? askedInitials(question) : null;
  return initials === null ? written : sql<boolean>`(${written} OR starts_with(o.initials, ${initials}))`;
}

/** All of what has no words of its own, as (object_id, day). */
const EVERY: Partial<Record<SearchType, (actor: Actor) => RawBuilder<unknown>>> = {
  org: ({ district }) =>
    sql`SELECT id AS object_id, date '2000-01-01' AS day FROM org WHERE district_id = ${district} AND active_to IS NULL`,
  programme: ({ district }) =>
    sql`SELECT id AS object_id, starts_on AS day FROM programme WHERE district_id = ${district}`,
  // A few hundred a year for a whole district; row-level security keeps drafts to whoever asks.
  round: ({ district }) => sql`SELECT id AS object_id, due_on AS day FROM round WHERE district_id = ${district}`,
};

/**
 * The objects that have the rarest word of the question, as (object_id, day); whether they have all of it is read in
 * their text. Measured: to ask the index for each further word as well costs more than it saves.
 */
async function wordHits(tx: Tx, district: string, type: SearchType, question: string): Promise<RawBuilder<unknown>> {
  const initials = type === "person" ? askedInitials(question) : null;
  const lead =
    initials === null
      ? await rarest(tx, district, type, askedWords(question))
      : { word: `py:${initials}`, prefix: true };
  // A beginning may be that of several words of one object.
  const distinct = lead.prefix ? sql`DISTINCT` : sql``;
  return sql`SELECT ${distinct} w.day, w.object_id FROM search_word w WHERE ${isWord(district, type, lead)}`;
}

function isWord(district: string, type: SearchType, { word, prefix }: AskedWord): RawBuilder<boolean> {
  const matches = prefix ? sql`w.word >= ${word} AND w.word < ${`${word}\u{10ffff}`}` : sql`w.word = ${word}`;
  return sql<boolean>`w.district_id = ${district} AND w.object_type = ${type} AND ${matches}`;
}

/** The word with the fewest objects; all that have many are the same. @param words at least one */
async function rarest(tx: Tx, district: string, type: SearchType, words: readonly AskedWord[]): Promise<AskedWord> {
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

function requireSearchable(question: string): void {
  if (!isSearchable(question)) {
    throw new DomainError("invalid", { reason: "请输入至少两个字，或姓名的拼音首字母" }, "q");
  }
}

function cursorOf(text: string): RawBuilder<unknown> {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!day || !id) throw new DomainError("invalid", { reason: "翻页位置无效，请重新搜索" }, "after");
  return sql`${day}::date, ${id}::uuid`;
}
