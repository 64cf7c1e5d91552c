import type { Actor } from "#server/modules/access/index.ts";
import { type IssuedText, issuedTextFor } from "#server/modules/reports/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ReturnedFigure, ReturnedReport } from "#shared/checks/contracts.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { compareReturned } from "#shared/returned/compare-returned.ts";

/** How much of a text may be its title, broken over lines as it is. */
const HEAD = 400;

/** The issued report that a draft is a copy of, with what became of each frozen figure; null when it is none. */
export async function returnedReport(tx: Tx, actor: Actor, text: string): Promise<ReturnedReport | null> {
  const issued = await issuedTextFor(tx, actor, text.slice(0, HEAD));
  if (!issued || issued.figures.length === 0) return null;
  const places = issued.figures.map(({ nodeId, start, end }) => ({ id: nodeId, start, end }));
  const found = new Map(compareReturned(issued.text, places, text).map((one) => [one.id, one]));
  const figures = issued.figures.map((figure): ReturnedFigure => {
    const { issued: was, now } = found.get(figure.nodeId)!;
    const state = now === null ? "missing" : bare(now.text) === bare(was) ? "same" : "changed";
    const stale = figure.standing === "stale" ? staleText(figure) : null;
    const place = now ? { start: now.start, length: now.end - now.start } : { start: 0, length: 0 };
    return {
      nodeId: figure.nodeId,
      label: labelOf(issued, figure.start),
      issued: was,
      now: now?.text ?? null,
      state,
      stale,
      ...place,
    };
  });
  // Another year's report of the same name shares a title and nothing else.
  if (figures.every(({ state }) => state === "missing")) return null;
  return { reportId: issued.reportId, title: issued.title, issuedAt: issued.issuedAt.toISOString(), figures };
}

const bare = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");

const staleText = ({ current, unit }: IssuedText["figures"][number]) =>
  current === null ? "缺数据" : `${current}${unit === "%" ? "%" : unit}`;

/** The words before the number within its clause. */
function labelOf({ text }: IssuedText, start: number): string {
  return (
    text
      .slice(Math.max(0, start - 24), start)
      .split(/[，,；;。：:\n]/u)
      .at(-1) ?? ""
  );
}

/** A frozen number that was changed is wrong whatever it says now; one that the records have left behind is told apart. */
export function returnedFindings({ title, figures }: ReturnedReport): Finding[] {
  return figures.flatMap(({ state, label, issued, now, stale, start, length }): Finding[] => {
    const place = { start, length, fix: null };
    if (state === "changed") {
      const message = `印发的《${title}》中“${label}”是“${issued}”，这里改成了“${now}”`;
      return [{ rule: "returned.changed", severity: "error", message, suggestion: issued, ...place }];
    }
    if (state === "missing") {
      const message = `印发的《${title}》中“${label}${issued}”，这里没有了`;
      return [{ rule: "returned.missing", severity: "warning", message, suggestion: null, ...place }];
    }
    if (stale === null) return [];
    const message = `“${label}${issued}”与印发时一致，但记录已更正，现为${stale}`;
    return [
      {
        rule: "returned.stale",
        severity: "warning",
        message,
        suggestion: "对外更正时请按现在的记录重新生成报告",
        ...place,
      },
    ];
  });
}
