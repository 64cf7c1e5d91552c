import type { Actor } from "#server/modules/access/index.ts";
import { type IssuedText, issuedTextsFor } from "#server/modules/reports/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ReturnedFigure, ReturnedReport } from "#shared/checks/contracts.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { compareReturned } from "#shared/returned/compare-returned.ts";

/** How much of a text may be its title, broken over lines as it is. */
const HEAD = 400;

/**
 * The issued report that a draft is a copy of, with what became of each frozen figure; null when it is none. Of several
 * reports of one title it is the one with most figures in common.
 * @param period what the draft reports on
 */
export async function returnedReport(
  tx: Tx,
  actor: Actor,
  text: string,
  period: { from: string; to: string },
): Promise<ReturnedReport | null> {
  const issued = await issuedTextsFor(tx, actor, text.slice(0, HEAD));
  const compared = issued.flatMap((one) =>
    one.figures.length > 0 ? [{ issued: one, figures: compare(one, text) }] : [],
  );
  const same = ({ figures }: { figures: ReturnedFigure[] }) => figures.filter(({ state }) => state === "same").length;
  const best = compared.reduce<(typeof compared)[number] | null>(
    (most, one) => (most && same(most) >= same(one) ? most : one),
    null,
  );
  if (!best || isAnother(best, period)) return null;
  const { reportId, title, issuedAt } = best.issued;
  return { reportId, title, issuedAt: issuedAt.toISOString(), figures: best.figures };
}

/**
 * Another period's report of the same name shares its title and, where it was written after the same outline, its
 * sentences, but hardly its numbers: nobody changed anything in it.
 */
function isAnother(
  { issued, figures }: { issued: IssuedText; figures: ReturnedFigure[] },
  period: { from: string; to: string },
) {
  const count = (state: ReturnedFigure["state"]) => figures.filter((one) => one.state === state).length;
  if (count("missing") === figures.length) return true;
  return count("changed") > count("same") && (issued.from !== period.from || issued.to !== period.to);
}

function compare(issued: IssuedText, text: string): ReturnedFigure[] {
  const places = issued.figures.map(({ nodeId, start, end }) => ({ id: nodeId, start, end }));
  const found = new Map(compareReturned(issued.text, places, text).map((one) => [one.id, one]));
  return issued.figures.map((figure): ReturnedFigure => {
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
