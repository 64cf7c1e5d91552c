import { sql } from "kysely";
import { searchType } from "#server/modules/search/find-objects.ts";
import { withActor } from "#server/platform/tx.ts";
import { best, type Ratio } from "../ratio.ts";
import type { BenchWorld } from "../world.ts";

/** Words that many activities have, and words that few have, against reading titles from the newest on. */
export async function searchCases({ db, actor, district, owner }: BenchWorld, full: boolean): Promise<Ratio[]> {
  await owner.query(
    `INSERT INTO search_word
     SELECT district_id, 'activity', word, held_on, id, visible_to FROM activity, search_words(ARRAY[title]) AS word
     WHERE district_id = $1 ON CONFLICT DO NOTHING`,
    [district],
  );
  await owner.query("VACUUM ANALYZE search_word");
  const ratios: Ratio[] = [];
  for (const [name, question] of [
    ["常见词", "主题党日"],
    ["少见词", "防汛值守"],
  ] as const) {
    const pages: Record<"ours" | "bare", string[]> = { ours: [], bare: [] };
    const ours = await best(15, () =>
      withActor(db, actor, async (tx) => {
        const { hits } = await searchType(tx, actor, "activity", question, { after: null, limit: 20 });
        pages.ours = hits.map(({ id }) => id);
      }),
    );
    const written = question.split(" ").map((part) => sql`position(${part} in a.title) > 0`);
    const bare = await best(15, () =>
      withActor(db, actor, async (tx) => {
        const found = await sql<{ id: string }>`
          SELECT a.id, a.title, a.held_on, a.place, (SELECT string_agg(o.short_name, '、') FROM activity_org h
              JOIN org o ON o.district_id = h.district_id AND o.id = h.org_id
              WHERE h.district_id = a.district_id AND h.activity_id = a.id AND h.role = 'host') AS hosts
          FROM activity a WHERE a.district_id = ${district} AND ${sql.join(written, sql` AND `)}
          ORDER BY a.held_on DESC, a.id DESC LIMIT 20`.execute(tx);
        pages.bare = found.rows.map(({ id }) => id);
      }),
    );
    if (pages.ours.length === 0 || pages.ours.join() !== pages.bare.join())
      throw new Error(`${question}: the search differs from the hand-written one`);
    ratios.push({ name: `搜索活动：${name} / 逐条查找名称`, ours, bare, limit: full ? 2 : null });
  }
  return ratios;
}
