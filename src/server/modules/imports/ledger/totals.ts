import { error, type Finding } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import { isTotalLabel } from "../mapping/row-roles.ts";
import { ownCells, type TableRow } from "../mapping/table.ts";
import { normaliseText } from "../sheets/index.ts";
import type { LedgerHints } from "./hints.ts";
import type { LedgerValues } from "./ledger-values.ts";
import type { RowPlace, TotalRow } from "./parsed-row.ts";
import { readPeriod } from "./periods.ts";

type TotalSource = {
  row: TableRow;
  place: RowPlace;
  values: LedgerValues;
  raw: Record<string, string>;
  findings: readonly (Finding & { column: string; fields: readonly LedgerField[] })[];
  inherited: string | null;
  hints: LedgerHints;
  columnOf: (field: LedgerField) => string;
};

/** The findings that matter to a total: its label may stand in the column of dates or kinds. */
const RELEVANT: readonly LedgerField[] = ["count", "headcount", "present", "expected"];

/** 合计召开会议9次: the number in the text of the row. */
function countInText(row: TableRow): number | null {
  const text = ownCells(row.cells)
    .map(({ cell }) => cell.text)
    .join(" ");
  const count = /(\d+)\s*[次场期]/.exec(text.normalize("NFKC"))?.[1];
  return count === undefined ? null : Number(count);
}

function givingField(values: LedgerValues): LedgerField {
  if (values.count !== null) return "count";
  return values.headcount === null ? "present" : "headcount";
}

/** The declared figure that a row states; null if there is no number in it, not even one that could not be read. */
export function toTotal(source: TotalSource): TotalRow | null {
  const { row, place, values, raw, inherited, hints, columnOf } = source;
  const isSum = row.role === "total";
  const headcount = values.headcount ?? values.present;
  const count = values.count ?? (isSum && headcount === null ? countInText(row) : null);
  const relevant = source.findings.filter(({ fields }) => {
    return isSum ? fields.some((field) => RELEVANT.includes(field)) : true;
  });
  const unread = relevant.some(
    ({ level, fields }) => level === "error" && fields.some((one) => RELEVANT.includes(one)),
  );
  if (count === null && headcount === null && !unread) return null;
  const problems = relevant.map(({ level, code, message, column }) => ({ ...place, level, code, message, column }));
  const kind = values.kinds[0] ?? inherited;
  if (!isSum && kind === null && !relevant.some(({ fields }) => fields.includes("kind"))) {
    problems.push({
      ...place,
      column: columnOf("kind"),
      ...error("kind-missing", "没有活动类型，请写明这个次数属于哪一类活动"),
    });
  }
  // the label may stand in the column of organisations
  const host = values.host !== null && isTotalLabel(values.host) ? null : values.host;
  const months = hints.span ?? (hints.month === undefined ? "" : `${hints.month}月`);
  const period = values.period ?? (hints.year === undefined ? null : `${hints.year}年${months}`);
  return {
    kind,
    org: host ?? hints.host ?? null,
    period: period === null ? null : readPeriod(period, hints.year),
    count,
    headcount,
    label: isSum ? normaliseText(ownCells(row.cells)[0]?.cell.text ?? "") : null,
    where: { ...place, column: columnOf(givingField(values)) },
    raw,
    problems,
  };
}
