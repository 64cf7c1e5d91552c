import { isDay } from "#shared/figures/period.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import type { CellInput } from "./answers.ts";
import type { RoundColumn } from "./contracts.ts";

export type CellProblem = { columnId: string; reason: string; marking?: string };

export const isBlank = ({ number, text, files }: Pick<CellInput, "number" | "text" | "files">): boolean =>
  number === null && text === "" && files.length === 0;

/** What is wrong with a cell that is to be handed in, naming its column; null when it may. */
export function cellProblem(column: RoundColumn, cell: CellInput | undefined): CellProblem | null {
  const { id: columnId, label, kind } = column;
  const problem = (reason: string): CellProblem => ({ columnId, reason: `“${label}”${reason}` });
  if (!cell || isBlank(cell)) return column.required ? problem("需要填写") : null;
  const marking = secrecyMarking(cell.text);
  if (marking !== null) return { ...problem("带有密级标志"), marking };
  if (kind === "number" && cell.number === null) return problem("应填数字");
  if (kind !== "number" && cell.number !== null) return problem("不是数字列");
  if (kind === "choice" && !column.options.includes(cell.text)) {
    return problem(`应为${column.options.join("、")}中的一项`);
  }
  if (kind === "date" && !isDay(cell.text)) return problem("应为日期，如 2026-03-05");
  if (kind !== "material" && cell.files.length > 0) return problem("不能附文件");
  if (kind !== "material" && cell.text.length > 500) return problem("不超过 500 字");
  return null;
}

/** How a cell reads on a page and in a history. */
export function cellText(
  column: Pick<RoundColumn, "kind" | "unit">,
  cell: { number: number | null; text: string },
): string {
  if (column.kind === "number" || column.kind === "derived" || column.kind === "total") {
    return cell.number === null ? "" : cell.number.toLocaleString("zh-CN");
  }
  return cell.text;
}
