import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { WAITING_ROUNDS } from "#server/modules/rounds/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { addDays } from "#shared/figures/period.ts";
import type { Todo } from "#shared/home/contracts.ts";
import type { Action } from "#shared/rights/roles.ts";

/** Whoever has more to do than this knows it. */
const MOST = 99;

type Waiting = {
  id: string;
  needs: Action;
  text: string;
  /** the rows that wait, of this actor's district */
  rows(actor: Actor): RawBuilder<unknown>;
  page: string;
  filter(actor: Actor): Record<string, unknown>;
};

/** Rounds that wait for the actor in one way, and the list of just these. */
const ofRounds = (waiting: keyof typeof WAITING_ROUNDS): Pick<Waiting, "rows" | "page" | "filter"> => ({
  rows: (actor) => sql`round r WHERE r.district_id = ${actor.district} AND ${WAITING_ROUNDS[waiting](actor)}`,
  page: "/rounds",
  filter: () => ({ waiting }),
});

const yesterday = (actor: Actor) => addDays(dayOf(actor.at), -1);

const WAITING: readonly Waiting[] = [
  {
    id: "held",
    needs: "activity.record",
    text: "项活动已举行，待归档后计入数据",
    rows: ({ district }) => sql`activity WHERE district_id = ${district} AND state = 'held'`,
    page: "/activities",
    filter: () => ({ states: ["held"] }),
  },
  {
    id: "past-plan",
    needs: "activity.record",
    text: "项计划的日期已过，请记录或取消",
    rows: (actor) =>
      sql`activity WHERE district_id = ${actor.district} AND state = 'planned' AND held_on <= ${yesterday(actor)}::date`,
    page: "/activities",
    filter: (actor) => ({ states: ["planned"], to: yesterday(actor) }),
  },
  { id: "rounds-to-answer", needs: "round.answer", text: "次收表等待填报", ...ofRounds("answer") },
  { id: "rounds-to-confirm", needs: "round.manage", text: "次收表有单位已报，等待确认", ...ofRounds("confirm") },
  { id: "rounds-overdue", needs: "round.manage", text: "次收表已过期限，仍有单位未报", ...ofRounds("overdue") },
  {
    id: "imports",
    needs: "import.run",
    text: "个导入等待核对确认",
    rows: ({ district }) => sql`import_batch WHERE district_id = ${district} AND state = 'mapping'`,
    page: "/imports",
    filter: () => ({ state: "mapping" }),
  },
  {
    id: "drafts",
    needs: "report.write",
    text: "份报告在起草",
    rows: ({ district }) => sql`report WHERE district_id = ${district} AND state = 'draft'`,
    page: "/reports",
    filter: () => ({ states: ["draft"] }),
  },
  {
    id: "stale",
    needs: "report.read",
    text: "份已印发的报告与更正后的记录不一致",
    rows: ({ district }) => sql`report WHERE district_id = ${district} AND stale_at IS NOT NULL`,
    page: "/reports",
    filter: () => ({ stale: true }),
  },
];

/** What waits for the actor, in one statement; what does not wait is left out. */
export async function todosOf(tx: Tx, actor: Actor): Promise<Todo[]> {
  const mine = WAITING.filter(({ needs }) => may(actor, needs));
  if (mine.length === 0) return [];
  const counts = mine.map(
    ({ rows }) => sql`(SELECT count(*)::int FROM (SELECT FROM ${rows(actor)} LIMIT ${MOST + 1}) few)`,
  );
  const found = await sql<{ counts: number[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(tx);
  return mine.flatMap(({ id, text, page, filter }, at) => {
    const count = found.rows[0]?.counts[at] ?? 0;
    if (count === 0) return [];
    return [{ id, text, count: Math.min(count, MOST), more: count > MOST, page, filter: filter(actor) }];
  });
}
