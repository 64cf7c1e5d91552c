import { type Cell, type CellStyle, writeXlsx } from "hucre/xlsx";

export type FormSheet = {
  name: string;
  title: string;
  /** how it is filled in, below the title */
  note: string;
  /** `choices`: what may stand in it, offered by the spreadsheet; `given`: what nobody reads when it comes back */
  columns: readonly { label: string; width: number; choices?: readonly string[]; given?: true }[];
  rows: readonly (readonly (string | number | null)[])[];
};

const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const GREY = { type: "pattern", pattern: "solid", fgColor: { rgb: "EDEDED" } } as const;
const HEAD: CellStyle = { font: { bold: true }, fill: GREY, border: BORDER, alignment: { vertical: "center" } };
// "@": a code such as 0012 stays as it is, also when somebody types over it
const TYPED: CellStyle = { border: BORDER, numFmt: "@" };
const GIVEN: CellStyle = { border: BORDER, fill: GREY };
/** Rows for what is added by hand have the offers of choices too. */
const ROOM = 500;
const FIRST = 3;

/** A table that goes out filled in and comes back changed: title, explanation, headings, rows. */
export function writeFormSheet({ name, title, note, columns, rows }: FormSheet): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: Cell["value"], style: CellStyle) =>
    cells.set(`${row},${column}`, { value, style });
  put(0, 0, title, { font: { bold: true, size: 14 }, alignment: { vertical: "center" } });
  put(1, 0, note, { alignment: { wrapText: true, vertical: "top" } });
  columns.forEach(({ label }, column) => void put(FIRST - 1, column, label, HEAD));
  rows.forEach((row, index) => {
    columns.forEach(({ given }, column) => void put(FIRST + index, column, row[column] ?? null, given ? GIVEN : TYPED));
  });
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const lines = note.split("\n").reduce((sum, line) => sum + Math.ceil((line.length * 2) / width), 0);
  const last = FIRST + rows.length + ROOM;
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map((column) => ({ width: column.width })),
        cells,
        merges: [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns.length - 1 })),
        rowDefs: new Map([
          [0, { height: 26 }],
          [1, { height: 16 * (lines + 1) }],
        ]),
        dataValidations: columns.flatMap(({ label, choices }, column) =>
          choices
            ? [
                {
                  ...{ type: "list" as const, range: `${letterOf(column)}${FIRST + 1}:${letterOf(column)}${last}` },
                  ...{ values: [...choices], allowBlank: true, showErrorMessage: true, errorTitle: label },
                  errorMessage: `应为${choices.join("、")}中的一项`,
                },
              ]
            : [],
        ),
        freezePane: { rows: FIRST },
        pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
}

const letterOf = (column: number) => String.fromCharCode(65 + column);
