import type { Actor } from "#server/modules/access/index.ts";
import { requireCan } from "#server/modules/access/index.ts";
import { breakDown, type Cell } from "#server/modules/figures/index.ts";
import { listOrgs, loadOrg } from "#server/modules/orgs/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { Dimension } from "#shared/catalogue/types.ts";
import { DomainError } from "#shared/errors.ts";
import type { ByDimension, OverviewAnswer } from "#shared/home/contracts.ts";
import { overviewSpec } from "#shared/home/overview-spec.ts";

/** The four dimensions of what an organisation and everything below it hosted this year: five statements, whatever its size. */
export async function readOverview(tx: Tx, actor: Actor, wanted: string | null): Promise<OverviewAnswer> {
  requireCan(actor, "figure.read");
  const id = wanted ?? actor.grants[0]?.orgId;
  if (id === undefined) throw new DomainError("forbidden", { what: "查看数据" });
  const org = await loadOrg(tx, actor, id);
  requireCan(actor, "figure.read", [org.path]);
  const today = dayOf(actor.at);
  const year = today.slice(0, 4);
  const context = { from: `${year}-01-01`, to: `${year}-12-31`, cutoff: today };
  const below = (await listOrgs(tx, actor)).filter(
    (one) => one.parentId === id && one.kind !== "section" && one.activeTo === null,
  );
  const now = overviewSpec(id, { kinds: [] });
  const before = overviewSpec(id, { kinds: [], period: "year-before" });
  const kindsNow = await breakDown(tx, actor, now, context, "kind");
  const kindsBefore = await breakDown(tx, actor, before, context, "kind");
  const orgs = await breakDown(tx, actor, now, context, { under: below.map((one) => one.id) });
  return {
    orgId: id,
    orgName: org.short_name,
    context,
    now: inColumn(await breakDown(tx, actor, now, context, "dimension"), ""),
    before: inColumn(await breakDown(tx, actor, before, context, "dimension"), ""),
    kinds: kindLines(kindsNow, kindsBefore),
    months: await monthsOf(tx, actor, now, context, today),
    orgs: below.map((one) => ({ orgId: one.id, name: one.shortName, counts: inColumn(orgs, one.id) })),
  };
}

type Asked = Parameters<typeof breakDown>;

async function monthsOf(tx: Tx, actor: Actor, spec: Asked[2], context: Asked[3], today: string) {
  const cells = await breakDown(tx, actor, spec, context, "month");
  const last = Number(today.slice(5, 7));
  return Array.from({ length: last }, (_, index) => {
    const month = `${today.slice(0, 4)}-${String(index + 1).padStart(2, "0")}`;
    return { month, counts: inColumn(cells, month) };
  });
}

function inColumn(cells: readonly Cell[], column: string): ByDimension {
  const of = (dimension: Dimension) =>
    cells.find((cell) => cell.group === dimension && cell.column === column)?.occasions ?? 0;
  return { political: of("political"), learning: of("learning"), efficient: of("efficient"), clean: of("clean") };
}

/** Every kind that took place in either year, in the order of the catalogue. */
function kindLines(now: readonly Cell[], before: readonly Cell[]): OverviewAnswer["kinds"] {
  const find = (cells: readonly Cell[], kind: string) => cells.find((cell) => cell.group === kind);
  return ACTIVITY_KINDS.flatMap(({ id }) => {
    const [here, there] = [find(now, id), find(before, id)];
    if (!here && !there) return [];
    const attendances = here ? here.attendances : 0;
    return [{ kind: id, now: here?.occasions ?? 0, before: there?.occasions ?? 0, attendances }];
  });
}
