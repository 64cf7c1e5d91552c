import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import type { FigureSpec, MetricId } from "#shared/figures/spec.ts";
import { best, type Ratio } from "../ratio.ts";
import { type BenchWorld, KINDS, makeBenchWorld } from "../world.ts";

const METRICS: MetricId[] = ["occasions", "attendances", "people", "attendance_rate"];
const PERIODS = [
  ["2026-01-01", "2026-12-31"],
  ["2026-01-01", "2026-06-30"],
] as const;

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
  const text = readFileSync(join(import.meta.dirname, "../figures.sql"), "utf8");
  return Object.fromEntries(
    [...text.matchAll(/^-- (occasions|attendances|people|rate)\n([\s\S]*?);/gm)].map(([, name = "", body = ""]) => [
      name,
      body,
    ]),
  );
}

export async function reportTimes(world: BenchWorld): Promise<{ ours: number; bare: number }> {
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

/** A report of sixty figures against the same figures as hand-written SQL, under the same role. */
export async function reportCase(world: BenchWorld): Promise<Ratio> {
  return { name: "60 个数字的报告 / 手写 SQL", ...(await reportTimes(world)), limit: 1.5 };
}

/** The same year with and without ten times as much history before it: what lies outside the period must not cost. */
export async function historyCase(perYear: number): Promise<Ratio> {
  const times: number[] = [];
  for (const years of [11, 1]) {
    const world = await makeBenchWorld(perYear, years);
    try {
      times.push((await reportTimes(world)).ours);
    } finally {
      await world.close();
    }
  }
  const [ours = 0, bare = 0] = times;
  return { name: "同一报告：十一年历史 / 一年历史", ours, bare, limit: 1.3 };
}
