import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { TEXT_WIDTH } from "./page.ts";
import { paragraph, run } from "./paragraphs.ts";

export type Column = {
  title: string;
  /** relative to the other columns */
  width: number;
  align?: "left" | "center" | "right";
};

type TableStyle = {
  /** points and twips of the cells' text, where the style's own are too large */
  size?: number;
  line?: number;
  /** twips above and below the text of a cell */
  padding?: number;
  /** of the whole table in twips; the official page's text width unless told */
  width?: number;
};

const LINE = { style: "single", size: 4, color: "000000", space: 0 } as const;
const TABLE_BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const CELL_PADDING = 40;
/** twips left and right of the text of a cell */
export const CELL_SIDE = 80;

/** A table over the whole text width; its head is repeated on every page and no row is torn. */
export function dataTable(columns: Column[], rows: string[][], style: TableStyle = {}): Table {
  const widths = columnWidths(
    columns.map((column) => column.width),
    style.width,
  );
  const cells = (texts: string[], cellStyle: string) =>
    columns.map((column, index) => {
      const align = cellStyle === "CellHead" ? "center" : (column.align ?? "left");
      const lines = (texts[index] ?? "").split("\n");
      return cell(
        widths[index] ?? 0,
        lines.map((line) => cellParagraph(cellStyle, line, align, style)),
      );
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      columns.map((c) => c.title),
      "CellHead",
    ),
  });
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, "Cell") }));
  return fixedTable(widths, [head, ...body], style.padding);
}

export function fixedTable(widths: number[], rows: TableRow[], padding: number = CELL_PADDING): Table {
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: TABLE_BORDERS,
    margins: { top: padding, bottom: padding, left: CELL_SIDE, right: CELL_SIDE, marginUnitType: WidthType.DXA },
    rows,
  });
}

/** Shares of a width in twips, together exactly the width. */
export function columnWidths(shares: number[], width: number = TEXT_WIDTH): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((width * share) / total));
  const rest = width - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one, index) => (index === 0 ? one + rest : one));
}

export function cell(width: number, children: Paragraph[], options: { span?: number } = {}): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: "center",
    ...(options.span ? { columnSpan: options.span } : {}),
    children,
  });
}

function cellParagraph(name: string, text: string, align: "left" | "center" | "right", style: TableStyle): Paragraph {
  const spacing = style.line ? { spacing: { line: style.line, lineRule: "exact" as const } } : {};
  return paragraph(name, [run(text, { size: style.size })], { alignment: align, ...spacing });
}
