import { type Cell, foldText } from "../sheets/index.ts";
import { isReachedFromAbove, ownCells } from "./table.ts";

const TOTAL = /^.{0,10}(合计|总计|小计|共计|累计)/;
const FOOTER =
  /^(填表|制表|审核|审签|复核|负责人|填报|报送|经办|联系|签字|签名|盖章|单位\(盖章\)|注\d?:|备注:|说明:|填表说明|打印)/;
const LONGEST_SECTION = 40;

/** 合计, 一季度小计, 总计：9次. */
export function isTotalLabel(text: string): boolean {
  return text.length <= 30 && TOTAL.test(foldText(text));
}

/** A label of a total in one of the first two filled cells, before anything long. */
export function isTotalRow(row: readonly Cell[]): boolean {
  return ownCells(row)
    .slice(0, 2)
    .some(({ cell }) => cell.kind === "text" && isTotalLabel(cell.text));
}

/** 填表人：…　审核：… below a table. */
export function isFooterRow(row: readonly Cell[]): boolean {
  const own = ownCells(row);
  const first = own[0];
  if (first?.cell.kind !== "text" || own.length > 6) return false;
  const text = foldText(first.cell.text);
  if (!FOOTER.test(text)) return false;
  return text.includes(":") || /^(注|说明|填表说明|打印)/.test(text) || own.length <= 2;
}

/**
 * One short text alone in its row, heading the rows below it: merged over several columns, numbered, or standing in the
 * first columns. A single text further right is a record that lacks everything else.
 */
export function isSectionRow(row: readonly Cell[]): boolean {
  const own = ownCells(row);
  const only = own[0];
  if (own.length !== 1 || !only || only.cell.kind !== "text" || isReachedFromAbove(row)) return false;
  if (only.cell.text.length > LONGEST_SECTION) return false;
  const merged = row[only.index + 1]?.covered === true;
  return merged || only.index <= 1;
}
