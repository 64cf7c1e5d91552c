import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext, FigureHit, Neighbour } from "#shared/figures/contracts.ts";
import { figureLabel, unitOf } from "#shared/figures/definition.ts";
import { periodText } from "#shared/figures/period.ts";
import { candidates, understand } from "#shared/figures/search.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { measure } from "./compute-figure.ts";
import { resolveFigure } from "./figure-query.ts";
import { defaultOrg, loadVocabulary } from "./vocabulary.ts";

/** Searches the dictionary of figures with a Chinese question and computes what it may mean. */
export async function searchFigures(
  tx: Tx,
  actor: Actor,
  input: { question: string; context: FigureContext; org?: string | undefined },
): Promise<FigureHit[]> {
  requireCan(actor, "figure.read");
  const vocabulary = await loadVocabulary(tx, actor);
  const understood = understand(input.question, vocabulary, input.context.cutoff);
  const found: FigureHit[] = [];
  for (const spec of candidates(understood, vocabulary, input.org ?? defaultOrg(actor))) {
    found.push(await hit(tx, actor, spec, input.context));
  }
  return found;
}

async function hit(tx: Tx, actor: Actor, spec: FigureSpec, context: FigureContext): Promise<FigureHit> {
  const figure = await resolveFigure(tx, actor, spec, context);
  const { value } = await measure(tx, actor, figure);
  return {
    label: `${figureLabel(spec, figure.names)} · ${periodText(figure.period)}`,
    spec,
    value,
    unit: unitOf(spec),
  };
}

/** Figures beside a figure: other roles, other scopes, last period and last year: why a number may be told differently. */
export async function neighboursOf(
  tx: Tx,
  actor: Actor,
  spec: FigureSpec,
  context: FigureContext,
): Promise<Neighbour[]> {
  requireCan(actor, "figure.read");
  const others: { why: string; spec: FigureSpec }[] = [];
  const add = (why: string, change: Partial<FigureSpec>) => {
    const other = { ...spec, ...change };
    if (JSON.stringify(other) !== JSON.stringify(spec)) others.push({ why, spec: other });
  };
  add("仅主办", { role: "host" });
  add("以参加身份", { role: "participant" });
  add("不论身份，去重合计", { role: "any" });
  add("本级及内设科室", { reach: "inner" });
  add("含全部下级", { reach: "tree" });
  add("上期", { period: "report-1" });
  add("去年同期", { period: "year-before" });
  const found: Neighbour[] = [];
  for (const { why, spec: other } of others) {
    const figure = await resolveFigure(tx, actor, other, context);
    const { value } = await measure(tx, actor, figure);
    found.push({ why, spec: other, value, unit: unitOf(other) });
  }
  return found;
}
