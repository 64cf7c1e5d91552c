import { computeFigure, standingRecords } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { allMetrics } from "#shared/figures/metrics.ts";
import { isDay, parsePeriod } from "#shared/figures/period.ts";
import { type FigureSpec, figureRole, reach } from "#shared/figures/spec.ts";
import { type Session, withSession } from "./session.ts";
import { type Options, UsageError } from "./usage.ts";

const text = (value: Options[string]): string | undefined => (typeof value === "string" ? value : undefined);

/** `figures`: one line a figure; without --metric all metrics, without --kind all kinds together. */
export function figures(_: string[], options: Options): Promise<unknown> {
  return withSession((session) =>
    session.run(async (tx) => {
      const { specs, context } = await readSpecs(session, tx, options);
      const rows = [];
      for (const spec of specs) {
        const { label, value, unit, records, missing, period, definition } = await computeFigure(
          tx,
          session.actor,
          spec,
          context,
        );
        rows.push({ label, value, unit, records, missing, from: period.from, to: period.to, definition });
      }
      return rows;
    }),
  );
}

/** `records`: the activities behind the figure. */
export function records(_: string[], options: Options): Promise<unknown> {
  return withSession((session) =>
    session.run(async (tx) => {
      const { specs, context } = await readSpecs(session, tx, { ...options, metric: options.metric ?? "occasions" });
      const [spec] = specs;
      if (!spec) throw new UsageError("没有可列的数据");
      const rows = await standingRecords(tx, session.actor, spec, context);
      return rows.map(({ id, heldOn, title, kinds, hosts, expected, present }) => ({
        id,
        heldOn,
        title,
        kinds,
        hosts,
        expected,
        present,
      }));
    }),
  );
}

async function readSpecs(
  session: Session,
  tx: Tx,
  options: Options,
): Promise<{ specs: FigureSpec[]; context: FigureContext }> {
  const org = await findOrg(session, tx, text(options.org));
  const context = readContext(options);
  const metric = text(options.metric);
  const metrics = allMetrics().filter(
    (one) => metric === undefined || one.id === metric || one.name === metric || one.synonyms.includes(metric),
  );
  if (metrics.length === 0)
    throw new UsageError(
      `没有指标“${metric}”，可用：${allMetrics()
        .map((one) => `${one.id}（${one.name}）`)
        .join("、")}`,
    );
  const role = figureRole.safeParse(text(options.role) ?? "host");
  if (!role.success) throw new UsageError(`--role 应为 ${figureRole.options.join("、")} 之一`);
  const wide = reach.safeParse(text(options.reach) ?? "inner");
  if (!wide.success) throw new UsageError(`--reach 应为 ${reach.options.join("、")} 之一`);
  const kinds = readKinds(text(options.kind));
  const specs = metrics.map((one) => ({
    metric: one.id,
    version: null,
    org,
    reach: wide.data,
    role: role.data,
    period: "report" as const,
    kinds,
    themes: [],
    programme: null,
  }));
  return { specs, context };
}

export function readContext(options: Options): FigureContext {
  const wanted = text(options.period);
  if (wanted === undefined)
    throw new UsageError("请用 --period 给出期间，如 2026、2026-Q1、2026-03、2026-01-01..2026-06-30");
  const period = parsePeriod(wanted);
  if (!period) throw new UsageError(`期间“${wanted}”看不懂，应为 2026、2026-H1、2026-Q1、2026-03 或 起..止`);
  const cutoff = text(options.cutoff) ?? Temporal.Now.plainDateISO("Asia/Shanghai").toString();
  if (!isDay(cutoff)) throw new UsageError(`--cutoff 应为 2026-06-30 形式的日期，当前为“${cutoff}”`);
  return { ...period, cutoff };
}

function readKinds(wanted: string | undefined): string[] {
  if (wanted === undefined) return [];
  return wanted.split(",").map((name) => {
    const kind = ACTIVITY_KINDS.find((one) => one.id === name || one.name === name || one.synonyms.includes(name));
    if (!kind) throw new UsageError(`没有活动类型“${name}”`);
    return kind.id;
  });
}

export async function findOrg({ actor }: Session, tx: Tx, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) throw new UsageError("请用 --org 给出组织的名称、简称或编码");
  const found = await tx
    .selectFrom("org")
    .select("id")
    .where("district_id", "=", actor.district)
    .where((eb) => eb.or([eb("name", "=", wanted), eb("short_name", "=", wanted), eb("code", "=", wanted)]))
    .execute();
  const [first, second] = found;
  if (!first) throw new UsageError(`没有组织“${wanted}”`);
  if (second) throw new UsageError(`叫“${wanted}”的组织不止一个，请用编码`);
  return first.id;
}
