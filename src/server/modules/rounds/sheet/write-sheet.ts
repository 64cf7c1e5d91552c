import { type Cell, type CellStyle, type DataValidation, writeXlsx } from "hucre/xlsx";
import { periodText } from "#shared/figures/period.ts";
import type { RoundCell } from "#shared/rounds/answers.ts";
import { namedRule, readRules } from "#shared/rounds/check-round.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { parseSum, type Sum } from "#shared/rounds/formula.ts";
import { CODE_MARK, CODE_SHEET, FIRST_ITEM, HEADINGS, itemName, SHEET_NAME, VALUE_COLUMN, WHO } from "./layout.ts";

export type FilledSheet = {
  roundId: string;
  recipientId: string;
  revision: number;
  title: string;
  explanation: string;
  asker: string;
  orgName: string;
  dueOn: string;
  from: string;
  to: string;
  columns: readonly RoundColumn[];
  checks: readonly string[];
  cells: readonly RoundCell[];
};

const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const GREY = { type: "pattern", pattern: "solid", fgColor: { rgb: "EDEDED" } } as const;
const WRAPPED = { wrapText: true, vertical: "center" } as const;
const HEAD: CellStyle = { font: { bold: true }, fill: GREY, border: BORDER, alignment: { vertical: "center" } };
const GIVEN: CellStyle = { border: BORDER, alignment: WRAPPED };
const KNOWN: CellStyle = { ...GIVEN, fill: GREY };
const ASKED: CellStyle = { ...GIVEN, protection: { locked: false } };

/**
 * The sheet that one organisation fills in: what the system has is there, grey and locked; only the cells that are asked
 * for can be typed into. A hidden sheet says which round and whose it is, so that it is known when it comes back.
 */
export function writeFilledSheet(sheet: FilledSheet): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: Cell["value"], style: CellStyle, more: Partial<Cell> = {}) =>
    cells.set(`${row},${column}`, { value, style, ...more });
  const last = HEADINGS.length - 1;
  const head = [
    sheet.title,
    `${WHO}${sheet.orgName}　　报送期限：${sheet.dueOn}　　统计期间：${periodText(sheet)}`,
    [sheet.explanation, `灰色的由系统填好，不需要填；带 * 的必填。填好后交${sheet.asker}或者在系统中上传。`]
      .filter(Boolean)
      .join("\n"),
  ];
  head.forEach((text, row) => {
    const font = row === 0 ? { font: { bold: true, size: 16 } } : {};
    put(row, 0, text, { ...font, alignment: { wrapText: true, vertical: "center" } });
  });
  HEADINGS.forEach((text, column) => void put(FIRST_ITEM - 1, column, text, HEAD));
  sheet.columns.forEach((column, index) => {
    const row = FIRST_ITEM + index;
    const cell = sheet.cells.find(({ columnId }) => columnId === column.id);
    put(row, 0, column.code, GIVEN);
    put(row, 1, itemName(column), GIVEN);
    put(row, VALUE_COLUMN, shownIn(column, cell), isAsked(column.kind) ? ASKED : KNOWN, formulaOf(column, sheet));
    put(row, 3, column.unit, GIVEN);
    put(row, 4, hintOf(column), GIVEN);
    put(row, 5, cell?.previous ?? "", GIVEN);
  });
  rulesOf(sheet).forEach((text, index) => void put(FIRST_ITEM + sheet.columns.length + index, 0, text, {}));
  const longest = sheet.explanation.length / 46 + sheet.explanation.split("\n").length + 1;
  return writeXlsx({
    sheets: [
      {
        name: SHEET_NAME,
        columns: [7, 26, 34, 8, 30, 16].map((width) => ({ width })),
        cells,
        merges: head.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
        rowDefs: new Map([
          [0, { height: 30 }],
          [2, { height: Math.min(160, 18 * Math.ceil(longest)) }],
          ...sheet.columns.flatMap(({ kind }, index) =>
            kind === "material" ? ([[FIRST_ITEM + index, { height: 90 }]] as const) : [],
          ),
        ]),
        dataValidations: sheet.columns.flatMap((column, index) => validation(column, FIRST_ITEM + index + 1)),
        freezePane: { rows: FIRST_ITEM },
        protection: { sheet: true, formatColumns: true, formatRows: true },
        pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
      {
        name: CODE_SHEET,
        rows: [[CODE_MARK, sheet.roundId, sheet.recipientId, sheet.revision]],
        veryHidden: true,
      },
    ],
  });
}

function shownIn(column: RoundColumn, cell: RoundCell | undefined): Cell["value"] {
  if (!cell) return null;
  if (column.kind === "derived" && cell.number === null) return "缺数据";
  return cell.number ?? (cell.text === "" ? null : cell.text);
}

/** A total adds itself up in the sheet as well. */
function formulaOf(column: RoundColumn, { columns, cells }: FilledSheet): Partial<Cell> {
  const sum = column.kind === "total" ? parseSum(column.formula) : null;
  if (!sum) return {};
  const value = cells.find(({ columnId }) => columnId === column.id)?.number ?? null;
  return { formula: excelSum(sum, columns), formulaResult: value };
}

function excelSum(sum: Sum, columns: readonly RoundColumn[]): string {
  const terms = sum.map((term) => {
    const operand =
      "code" in term ? `C${FIRST_ITEM + 1 + columns.findIndex(({ code }) => code === term.code)}` : String(term.number);
    return `${term.sign === -1 ? "-" : "+"}${operand}`;
  });
  return terms.join("").replace(/^\+/, "");
}

function hintOf({ kind, hint, options }: RoundColumn): string {
  const about = {
    ...{ derived: "系统已有，不需要填", total: "自动合计，不需要填", choice: `选填：${options.join("、")}` },
    ...{ date: "日期，如 2026-03-05", material: "一段文字；附件请在系统中上传", number: "", text: "" },
  }[kind];
  return [hint, about].filter(Boolean).join("；");
}

function rulesOf({ columns, checks }: FilledSheet): string[] {
  const rules = readRules({ columns: [...columns], checks: [...checks] }).rules;
  return rules.map((rule) => `核对关系：${namedRule(rule, columns)}`);
}

/** What the spreadsheet itself refuses, with the same words as the page. */
function validation({ kind, label, options }: RoundColumn, row: number): DataValidation[] {
  const common = { range: `C${row}`, allowBlank: true, showErrorMessage: true, errorTitle: label };
  if (kind === "choice") {
    return [{ ...common, type: "list", values: options, errorMessage: `应为${options.join("、")}中的一项` }];
  }
  if (kind !== "number") return [];
  const bounds = { operator: "between", formula1: "-999999999999", formula2: "999999999999" } as const;
  return [{ ...common, type: "decimal", ...bounds, errorMessage: "应填数字" }];
}
