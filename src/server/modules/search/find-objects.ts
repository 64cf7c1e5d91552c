import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { listDocuments } from "#server/modules/documents/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type DocumentRow, documentQuery } from "#shared/documents/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { SEARCH_TYPES, type SearchGroup, type SearchType } from "#shared/search/contracts.ts";
import { askedInitials, isSearchable, searchForm } from "#shared/search/words.ts";
import { newestHits, wordHits } from "./lead-word.ts";
import { NEEDS, SOURCES } from "./sources.ts";

/** Hits of a type shown beside those of others. */
const FEW = 6;
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
  const every = EVERY[type]?.(actor);
  if (every) return pageOf(type, await findAmong(tx, actor, type, question, every, { after, limit }), limit);
  // What was recorded last is mostly what is looked for, and where a few of it fill the page nothing need be counted.
  const newest = newestHits(actor.district, type, question, after === null ? null : cursorOf(after));
  const first = newest && (await findAmong(tx, actor, type, question, newest, { after, limit }));
  if (first && first.length > limit) return pageOf(type, first, limit);
  const hits = await wordHits(tx, actor.district, type, question);
  return pageOf(type, await findAmong(tx, actor, type, question, hits, { after, limit }), limit);
}

/** Those of the hits, as (object_id, day), whose text has the question in it: one more than the page holds. */
async function findAmong(
  tx: Tx,
  actor: Actor,
  type: Exclude<SearchType, "document">,
  question: string,
  hits: RawBuilder<unknown>,
  { after, limit }: { after: string | null; limit: number },
): Promise<Row[]> {
  const { from, text, title, note } = SOURCES[type];
  const beyond = after === null ? sql`true` : sql`(h.day, h.object_id) < (${cursorOf(after)})`;
  const found = await sql<Row>`
    SELECT o.id, h.day, ${title} AS title, ${note} AS note
    FROM (${hits}) h JOIN ${from} o ON o.district_id = ${actor.district} AND o.id = h.object_id
    WHERE ${beyond} AND ${reads(type, text, question)}
    ORDER BY h.day DESC, h.object_id DESC LIMIT ${limit + 1}`.execute(tx);
  return found.rows;
}

function pageOf(type: SearchType, found: readonly Row[], limit: number): SearchGroup {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    type,
    hits: rows.map(({ id, title, note }) => ({ id, title, note })),
    next: found.length > limit && last ? `${last.day}_${last.id}` : null,
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
