import type { Cell } from "./cell.ts";

const NOTHING = /^(无|暂无|\/+|\\|-+|—+|n\/a)$/i;

/** Whether a cell is filled only to say that there is nothing: 无, "/", "—". */
export function saysNothing(cell: Pick<Cell, "text">): boolean {
  return NOTHING.test(cell.text.trim());
}
