import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import { metricOf } from "#shared/figures/metrics.ts";
import type { NewDeclared } from "#shared/programmes/contracts.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { loadProgramme, tracedProgramme } from "./load-programme.ts";

const invalid = (reason: string, field: string) => new DomainError("invalid", { reason }, field);

/** 申报数: a total of a programme that an organisation gives without records; it stands beside figures, never in them. */
export async function declareFigure(tx: Tx, actor: Actor, id: string, input: NewDeclared): Promise<{ id: string }> {
  const programme = await loadProgramme(tx, actor, id);
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "programme.manage", [org.path]);
  const { metric, value, from, to, note } = input;
  requireUnmarked({ note });
  if (to < from) throw invalid("截止日期早于起始日期", "to");
  if (from < programme.starts_on) throw invalid(`起始日期早于专项的开始日期 ${programme.starts_on}`, "from");
  return once(tx, actor, input.commandId, "programme.declare", async () => {
    await tx
      .insertInto("declared_figure")
      .values({
        ...{ district_id: actor.district, id: input.id, org_id: org.id, programme_id: id },
        // of all its kinds of activities, whoever hosted them
        ...{ metric, kind: "", role: "any", value, period_from: from, period_to: to, note },
        ...{ created_at: actor.at, visible_to: [org.path] },
      })
      .execute();
    const traced = tracedProgramme(programme, programme.revision, org.path);
    await recordEvent(tx, actor, "programme.figure_declared", traced, { figure: said(org.short_name, metric, value) });
    return { id: input.id };
  });
}

export async function withdrawFigure(tx: Tx, actor: Actor, id: string, declaredId: string): Promise<void> {
  const programme = await loadProgramme(tx, actor, id);
  const declared = await tx
    .selectFrom("declared_figure")
    .select(["org_id", "metric", "value"])
    .where("district_id", "=", actor.district)
    .where("programme_id", "=", id)
    .where("id", "=", declaredId)
    .executeTakeFirst();
  if (!declared) throw new DomainError("not-found", { what: "申报数" });
  const org = await loadOrg(tx, actor, declared.org_id);
  requireCan(actor, "programme.manage", [org.path]);
  await tx
    .deleteFrom("declared_figure")
    .where("district_id", "=", actor.district)
    .where("id", "=", declaredId)
    .execute();
  const figure = said(org.short_name, declared.metric, Number(declared.value));
  const traced = tracedProgramme(programme, programme.revision, org.path);
  await recordEvent(tx, actor, "programme.figure_withdrawn", traced, { figure });
}

const said = (org: string, metric: string, value: number) => `${org}${metricOf(metric).name} ${value}`;
