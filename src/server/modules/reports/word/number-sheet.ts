import { foldDefinitions } from "#shared/figures/fold-definitions.ts";
import { officialDate } from "#shared/report/plain-text.ts";
import { titleParagraph } from "./frame.ts";
import { packWord } from "./package.ts";
import { LINE_PITCH, SHEET_HEIGHT, SHEET_WIDTH } from "./page.ts";
import { paragraph, run } from "./paragraphs.ts";
import { sheetSection } from "./section.ts";
import { NOTE_LINE } from "./styles.ts";
import { CELL_SIDE, type Column, columnWidths, dataTable } from "./tables.ts";
import { textWidth } from "./title-lines.ts";

export type NumberSheetRow = {
  label: string;
  text: string;
  definition: string;
  /** null: no figure of the last period exists */
  previous: string | null;
  change: string | null;
};
export type NumberSheet = { title: string; cutoff: string; rows: NumberSheetRow[] };

const LABEL = { title: "数据", width: 22 };
const DEFINITION = { title: "口径", width: 42 };
const COLUMNS: Column[] = [
  { title: "序号", width: 6, align: "center" },
  LABEL,
  { title: "本期", width: 10, align: "center" },
  { title: "上期", width: 10, align: "center" },
  { title: "增减", width: 10, align: "center" },
  DEFINITION,
];
/** With many numbers what their definitions share stands once below the table. */
const COLUMNS_WITH_NOTES: Column[] = COLUMNS.map((column) => {
  if (column === LABEL) return { ...column, width: 54 };
  return column === DEFINITION ? { title: "口径", width: 10, align: "center" } : column;
});

/** Points of type; twips of its line and of the room above and below it. */
type Fit = { size: number; line: number; padding: number };
type Layout = { columns: Column[]; rows: string[][]; notes: string[]; fit: Fit };

const COMFORTABLE: Fit[] = [
  { size: 12, line: 380, padding: 40 },
  { size: 10.5, line: 320, padding: 40 },
  { size: 9, line: 260, padding: 30 },
];
/** 7 pt is the smallest that is still read on paper. */
const SMALL: Fit[] = [
  { size: 8, line: 220, padding: 15 },
  { size: 7, line: 190, padding: 10 },
];

/**
 * 核数单: every number of a report on one page, for the leader who signs it. The type gets smaller, and the definitions
 * go below the table, until the page holds it all; only a report with more numbers than 7 pt can hold runs on to a
 * second page. `cutoff` may be an ISO date or words.
 */
export function renderNumberSheet(sheet: NumberSheet): Promise<Uint8Array> {
  const { columns, rows, notes, fit } = layoutOf(sheet.rows);
  const cutoff = /^\d{4}-\d{2}-\d{2}$/.test(sheet.cutoff) ? officialDate(sheet.cutoff) : sheet.cutoff;
  const children = [
    titleParagraph("核数单"),
    paragraph("Note", `文稿：${sheet.title}`),
    paragraph("Note", `数据截止：${cutoff}　　共${rows.length}个数字`),
    dataTable(columns, rows, { ...fit, width: SHEET_WIDTH }),
    ...notes.map((note) =>
      paragraph("Cell", [run(note, { size: fit.size })], { spacing: { line: fit.line, lineRule: "exact" } }),
    ),
  ];
  return packWord({
    sections: [sheetSection(children)],
    properties: { title: `核数单：${sheet.title}`, creator: "", date: null },
  });
}

/** The most readable layout that stays on the page. */
function layoutOf(given: NumberSheetRow[]): Layout {
  const { shared, own } = foldDefinitions(given);
  const definitions = [...new Set(own.filter(Boolean))];
  const cells = (definition: (row: NumberSheetRow, index: number) => string) =>
    given.map((row, index) => [
      String(index + 1),
      row.label,
      row.text,
      row.previous ?? "无",
      row.change ?? "—",
      definition(row, index),
    ]);
  const full = { columns: COLUMNS, rows: cells((row) => row.definition), notes: [] };
  const noted = {
    columns: COLUMNS_WITH_NOTES,
    rows: cells((_, index) => (own[index] ? String(definitions.indexOf(own[index]) + 1) : "—")),
    notes: [...shared, ...definitions.map((definition, index) => `口径${index + 1}：${definition}`)],
  };
  const layouts: Layout[] = [
    ...COMFORTABLE.map((fit) => ({ ...full, fit })),
    ...[...COMFORTABLE.slice(1), ...SMALL].map((fit) => ({ ...noted, fit })),
  ];
  return layouts.find((layout) => height(layout) <= SHEET_HEIGHT) ?? layouts.at(-1)!;
}

/** Twips, by the widths of full characters. */
function height({ columns, rows, notes, fit }: Layout): number {
  const head = LINE_PITCH + 2 * NOTE_LINE;
  const border = 15;
  const widths = columnWidths(
    columns.map((column) => column.width),
    SHEET_WIDTH,
  );
  const lines = (text: string, width: number) => Math.ceil(textWidth(text) / Math.floor(width / (fit.size * 20)));
  const heights = [columns.map((column) => column.title), ...rows].map(
    (row) =>
      Math.max(1, ...row.map((text, index) => lines(text, widths[index]! - 2 * CELL_SIDE))) * fit.line +
      2 * fit.padding +
      border,
  );
  const below = notes.map((note) => lines(note, SHEET_WIDTH) * fit.line);
  return [head, ...heights, ...below].reduce((sum, one) => sum + one, 0);
}
