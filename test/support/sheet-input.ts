import { readXlsx, writeXlsx } from "hucre/xlsx";

export type SheetRow = (string | number | null)[];

/** The rows below the heading line of a sheet that was handed out. */
export async function rowsOf(bytes: Uint8Array, head = 2): Promise<SheetRow[]> {
  const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
  return rows
    .slice(head + 1)
    .map((row) => row.map((cell) => (typeof cell === "number" ? cell : (cell ?? "").toString())));
}

/** A sheet as somebody brings it back: its headings, and other rows below them. */
export async function sheetOf(headings: readonly string[], rows: readonly SheetRow[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: "表", rows: [[...headings], ...rows.map((row) => [...row])] }] });
}
