import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ThemeEntry, ThemeFilter, ThemeRow } from "#shared/dictionary/contracts.ts";
import { requireDictionary } from "./require-dictionary.ts";

/** The themes that may be chosen, and the retired ones for what bears them still. */
export async function listThemes(tx: Tx, actor: Actor): Promise<ThemeRow[]> {
  return tx
    .selectFrom("theme")
    .select(["id", "name", "retired"])
    .where("district_id", "=", actor.district)
    .where("merged_into", "is", null)
    .orderBy("retired")
    .orderBy("name")
    .execute();
}

type Page = { after: string | null; limit: number };

/** A page of the dictionary by name, by keyset on (name, id), with the activities under each: two statements. */
export async function pageOfThemes(tx: Tx, actor: Actor, filter: ThemeFilter, page: Page) {
  requireDictionary(actor);
  const total = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM theme t WHERE ${conditions(actor, filter)}`.execute(tx);
  const rows = await entries(tx, actor, filter, page);
  const next = rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null;
  return { rows, next, total: total.rows[0]?.count ?? 0 };
}

/** Batches of all themes of a filter, for the export; the caller has asked for the right. */
export async function* allThemes(tx: Tx, actor: Actor, filter: ThemeFilter): AsyncGenerator<ThemeEntry[]> {
  for (let after: string | null = null; ; ) {
    const rows: ThemeEntry[] = await entries(tx, actor, filter, { after, limit: 1000 });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last.id;
  }
}

const conditions = ({ district }: Actor, { text, retired }: ThemeFilter) => sql`
  t.district_id = ${district} ${retired ? sql`` : sql`AND NOT t.retired`}
  ${text === "" ? sql`` : sql`AND position(${text} in t.name) > 0`}`;

async function entries(tx: Tx, actor: Actor, filter: ThemeFilter, { after, limit }: Page): Promise<ThemeEntry[]> {
  const { district } = actor;
  const beyond =
    after === null
      ? sql`true`
      : sql`(t.name, t.id) > (SELECT b.name, b.id FROM theme b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const found = await sql<ThemeEntry>`
    SELECT t.id, t.name, t.retired, t.revision, into_theme.name AS "mergedInto",
      (SELECT count(*) FROM activity_theme at WHERE at.district_id = t.district_id AND at.theme_id = t.id)::int AS activities
    FROM (SELECT t.* FROM theme t WHERE ${conditions(actor, filter)} AND ${beyond} ORDER BY t.name, t.id LIMIT ${limit}) t
    LEFT JOIN theme into_theme ON into_theme.district_id = t.district_id AND into_theme.id = t.merged_into
    ORDER BY t.name, t.id`.execute(tx);
  return found.rows;
}
