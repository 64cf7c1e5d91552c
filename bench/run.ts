import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { listActivities, recordActivity } from "#server/modules/activities/index.ts";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityQuery, type NewActivity } from "#shared/activities/contracts.ts";
import type { FigureSpec, MetricId } from "#shared/figures/spec.ts";
import { type BenchWorld, makeBenchWorld } from "./world.ts";

/** Each measure is a ratio of two things done in this run, so that it means the same on every machine. */
type Ratio = { name: string; ours: number; bare: number; limit: number };

const KINDS = [
  "all_staff_meeting",
  "seminar",
  "theme_day",
  "party_lecture",
  "branch_committee",
  "member_assembly",
  "special_study",
  "warning_education",
];
const METRICS: MetricId[] = ["occasions", "attendances", "people", "attendance_rate"];
const PERIODS = [
  ["2026-01-01", "2026-12-31"],
  ["2026-01-01", "2026-06-30"],
] as const;
const full = !process.argv.includes("--small");
const PER_YEAR = full ? 40_000 : 2_000;

async function best(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Sixty figures of one report: eight kinds, four metrics, two periods, cut at sixty. */
function specsOf(root: string): { spec: FigureSpec; from: string; to: string }[] {
  const all = PERIODS.flatMap(([from, to]) =>
    KINDS.flatMap((kind) =>
      METRICS.map((metric) => ({
        from,
        to,
        spec: {
          metric,
          version: null,
          org: root,
          reach: "tree" as const,
          role: "host" as const,
          period: { from, to },
          kinds: [kind],
          themes: [],
          programme: null,
        },
      })),
    ),
  );
  return all.slice(0, 60);
}

function handWritten(): Record<string, string> {
  const text = readFileSync(join(import.meta.dirname, "figures.sql"), "utf8");
  return Object.fromEntries(
    [...text.matchAll(/^-- (occasions|attendances|people|rate)\n([\s\S]*?);/gm)].map(([, name = "", body = ""]) => [
      name,
      body,
    ]),
  );
}

async function reportTimes(world: BenchWorld): Promise<{ ours: number; bare: number }> {
  const specs = specsOf(world.root);
  const statements = handWritten();
  const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-12-31" };
  const values: (number | null)[] = [];
  const ours = await best(3, () =>
    withActor(world.db, world.actor, async (tx) => {
      values.length = 0;
      for (const { spec } of specs)
        values.push((await measure(tx, world.actor, await resolveFigure(tx, world.actor, spec, context))).value);
    }),
  );
  const bareValues: number[] = [];
  const bare = await best(3, () =>
    withActor(world.db, world.actor, async (tx) => {
      bareValues.length = 0;
      for (const { spec, from, to } of specs)
        bareValues.push(
          await runBare(tx, statements[spec.metric === "attendance_rate" ? "rate" : spec.metric] ?? "", [
            world.district,
            spec.kinds[0] ?? "",
            from,
            to,
          ]),
        );
    }),
  );
  if (JSON.stringify(values) !== JSON.stringify(bareValues))
    throw new Error("the figures differ from the hand-written ones");
  return { ours, bare };
}

async function runBare(tx: Tx, statement: string, parameters: readonly string[]): Promise<number> {
  const parts = statement.split(/\$(\d)/);
  const built = parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${parameters[Number(part) - 1]}`));
  const found = await sql<{ value: number }>`${sql.join(built, sql``)}`.execute(tx);
  return Number(found.rows[0]?.value);
}

async function recordTimes(world: BenchWorld): Promise<{ ours: number; bare: number }> {
  const org = await world.owner.query<{ id: string; path: string }>(
    "SELECT id, path FROM org WHERE district_id = $1 AND code = 'B7'",
    [world.district],
  );
  const { id: orgId = "", path = "" } = org.rows[0] ?? {};
  const people = await world.owner.query<{ id: string }>(
    "SELECT id FROM person WHERE district_id = $1 AND visible_to <@ $2::ltree LIMIT 30",
    [world.district, path],
  );
  await world.owner.query(
    `INSERT INTO membership (district_id, id, person_id, org_id, kind, from_date, visible_to)
     SELECT $1, gen_random_uuid(), p, $2, 'staff', '2015-01-01', ARRAY[$3::ltree] FROM unnest($4::uuid[]) p`,
    [world.district, orgId, path, people.rows.map((row) => row.id)],
  );
  const input = (): NewActivity => ({
    commandId: randomUUID(),
    id: randomUUID(),
    state: "filed",
    kinds: ["all_staff_meeting"],
    orgs: [{ orgId, role: "host" }],
    title: "测速会议",
    heldOn: "2026-06-01",
    endsOn: null,
    startTime: null,
    endTime: null,
    place: "",
    chair: "",
    summary: "",
    themes: [],
    programmeId: null,
    attendance: {
      mode: "names",
      people: people.rows.map((row) => ({ personId: row.id, orgId, status: "present" as const, note: "" })),
    },
    guests: 0,
    guestsNote: "",
    files: [],
  });
  const ours = await best(40, () => withActor(world.db, world.actor, (tx) => recordActivity(tx, world.actor, input())));
  const bare = await best(40, () =>
    withActor(world.db, world.actor, async (tx) => {
      const id = randomUUID();
      const scope = { district_id: world.district, visible_to: [path] };
      await tx
        .insertInto("activity")
        .values({
          ...scope,
          id,
          state: "filed",
          main_kind: "seminar",
          title: "测速",
          held_on: "2026-06-01",
          attendance_mode: "names",
          recorded_at: new Date(),
        })
        .execute();
      await tx
        .insertInto("activity_kind")
        .values({ ...scope, activity_id: id, kind: "seminar", held_on: "2026-06-01" })
        .execute();
      await tx
        .insertInto("activity_org")
        .values({ ...scope, activity_id: id, org_id: orgId, role: "host" })
        .execute();
      await tx
        .insertInto("attendance")
        .values(
          people.rows.map((row) => ({
            ...scope,
            activity_id: id,
            person_id: row.id,
            org_id: orgId,
            status: "present",
          })),
        )
        .execute();
    }),
  );
  return { ours, bare };
}

async function listTimes(world: BenchWorld): Promise<{ ours: number; bare: number }> {
  const query = activityQuery.parse({ states: ["filed"], from: "2026-01-01", to: "2026-12-31" });
  const ours = await best(10, () =>
    withActor(world.db, world.actor, (tx) => listActivities(tx, world.actor, query, { after: null, limit: 50 })),
  );
  const bare = await best(10, () =>
    withActor(world.db, world.actor, async (tx) => {
      await sql`SELECT count(*) FROM (SELECT FROM activity WHERE district_id = ${world.district} AND state = 'filed' AND held_on BETWEEN '2026-01-01' AND '2026-12-31' LIMIT 10001) hit`.execute(
        tx,
      );
      await sql`
        SELECT a.id, a.title, a.held_on, a.expected, a.present,
          ARRAY(SELECT k.kind FROM activity_kind k WHERE k.district_id = a.district_id AND k.activity_id = a.id) AS kinds,
          ARRAY(SELECT o.short_name FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host') AS hosts
        FROM activity a WHERE a.district_id = ${world.district} AND a.state = 'filed' AND a.held_on BETWEEN '2026-01-01' AND '2026-12-31'
        ORDER BY a.held_on DESC, a.id DESC LIMIT 50`.execute(tx);
    }),
  );
  return { ours, bare };
}

const ratios: Ratio[] = [];
console.log(`正在准备数据（${full ? "200,000 项活动、4,000,000 条出勤" : "小规模"}）…`);
const world = await makeBenchWorld(PER_YEAR, 5);
try {
  const report = await reportTimes(world);
  ratios.push({ name: "60 个数字的报告 / 手写 SQL", ...report, limit: 1.5 });
  ratios.push({ name: "记录一项活动（30 人） / 裸 INSERT", ...(await recordTimes(world)), limit: 3 });
  ratios.push({ name: "活动列表首页 / 手写查询", ...(await listTimes(world)), limit: 2 });
  // One year alone against five: what lies outside the period must not cost.
  const young = await makeBenchWorld(PER_YEAR, 1);
  try {
    ratios.push({
      name: "五年历史 / 一年历史（同一报告）",
      ours: report.ours,
      bare: (await reportTimes(young)).ours,
      limit: 1.3,
    });
  } finally {
    await young.close();
  }
} finally {
  await world.close();
}
for (const { name, ours, bare, limit } of ratios) {
  const ratio = ours / bare;
  console.log(
    `${ratio <= limit ? "✔" : "✘"} ${name}：${ratio.toFixed(2)}（上限 ${limit}；${ours.toFixed(1)} ms / ${bare.toFixed(1)} ms）`,
  );
}
process.exitCode = ratios.every(({ ours, bare, limit }) => ours / bare <= limit) ? 0 : 1;
