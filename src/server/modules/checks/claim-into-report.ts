import type { Actor } from "#server/modules/access/index.ts";
import { appendFigure } from "#server/modules/reports/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { contextOf, type DraftCheck, loadCheck } from "./load-check.ts";

/** Sets a claim into a report that is being written: its clause, with the number computed from records. */
export async function claimIntoReport(
  tx: Tx,
  actor: Actor,
  id: string,
  { fingerprint, reportId }: { fingerprint: string; reportId: string },
): Promise<{ reportId: string }> {
  const check = await loadCheck(tx, actor, id);
  const claim = check.result?.claims.find((one) => one.fingerprint === fingerprint);
  if (!claim?.figure) throw new DomainError("wrong-state", { reason: "这个数字没有对应的数据，请先选择数据" });
  const { before, after } = clauseAround(check.content, claim);
  await appendFigure(tx, actor, reportId, { before, after, spec: relative(claim.figure.spec, check) });
  return { reportId };
}

const PARTS = /[，,；;。、：:（）()\n\u2028]/u;

/** The words of the clause on both sides of the number; its unit stays a word. */
function clauseAround(text: string, { start, end, unit }: { start: number; end: number; unit: string }) {
  const left =
    text
      .slice(Math.max(0, start - 40), start)
      .split(PARTS)
      .at(-1) ?? "";
  const right = text.slice(end, end + 40).split(PARTS)[0] ?? "";
  return { before: left, after: `${unit === "%" ? "" : unit}${right}。` };
}

/** What covers the draft's own period follows the report's, so that rolling forward needs no rewriting. */
function relative(spec: FigureSpec, check: DraftCheck): FigureSpec {
  const { from, to, cutoff } = contextOf(check);
  const [last = to] = [to, cutoff].sort();
  const own = typeof spec.period === "object" && spec.period.from === from && spec.period.to >= last;
  return own ? { ...spec, period: "report" } : spec;
}
