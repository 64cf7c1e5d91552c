import { writeXlsxStream } from "hucre/xlsx";

export type SheetCell = string | number | null;

export type TableSheet = {
  name: string;
  /** stands in the first line: what the table is, and its filter */
  title: string;
  columns: readonly { label: string; width: number }[];
  rows: AsyncIterable<readonly SheetCell[]>;
  /** stands below the rows and is none of them: 合计 */
  foot?: readonly SheetCell[];
};

/**
 * A numbered table as .xlsx: title, heading, rows, the heading frozen. `sink` receives the file chunk by chunk, while
 * `rows` are still being read.
 * @returns the number of rows
 */
export async function writeTableSheet(table: TableSheet, sink: (chunk: Uint8Array) => Promise<void>): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<SheetCell[]> {
    yield [table.title];
    yield ["序号", ...table.columns.map(({ label }) => label)];
    for await (const row of table.rows) yield [++rows, ...row];
    if (table.foot) yield [null, ...table.foot];
  }
  const stream = writeXlsxStream(lines(), {
    name: table.name,
    columns: [6, ...table.columns.map(({ width }) => width)].map((width) => ({ width })),
    freezePane: { rows: 2 },
  });
  for await (const chunk of stream) await sink(chunk);
  return rows;
}
