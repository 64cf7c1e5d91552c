import {
  type Cell,
  cellAt,
  normaliseParagraphs,
  placeOf,
  type Sheet,
  type Workbook,
} from "#server/modules/imports/index.ts";
import type { CellInput } from "#shared/rounds/answers.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { CODE_MARK, CODE_SHEET, foldName, HEADINGS, VALUE_COLUMN, WHO } from "./layout.ts";

/** What a returned file says it belongs to; by name where it lost its code. */
export type Belonging =
  | { by: "code"; roundId: string; recipientId: string }
  | { by: "name"; orgName: string; titles: string[] }
  | null;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function belongingOf(workbook: Workbook): Belonging {
  const row = workbook.sheets.find(({ name }) => name === CODE_SHEET)?.rows[0];
  const [mark, roundId = "", recipientId = ""] = [0, 1, 2].map((column) => cellAt(row, column).text);
  if (mark === CODE_MARK && UUID.test(roundId) && UUID.test(recipientId)) return { by: "code", roundId, recipientId };
  const table = findTable(workbook);
  if (!table) return null;
  const above = table.sheet.rows.slice(0, table.head).map((cells) => cellAt(cells, 0).text);
  const at = above.findIndex((text) => text.startsWith(WHO));
  const orgName = above[at]?.slice(WHO.length).split(/[\s　]/)[0] ?? "";
  // Somebody may have written a line over the title.
  const titles = above.slice(0, Math.max(at, 0)).filter((text) => text !== "");
  return orgName === "" ? null : { by: "name", orgName, titles };
}

export type ReadAnswer = {
  cells: CellInput[];
  places: Map<string, string>;
  problems: { place: string; message: string }[];
};

/** @returns null when the table is not the one that was handed out: rows are missing, added or called otherwise */
export function readAnswer(workbook: Workbook, columns: readonly RoundColumn[]): ReadAnswer | null {
  const table = findTable(workbook);
  if (!table) return null;
  const { sheet, head, left } = table;
  const rows = new Map<string, { row: number; name: string; value: Cell }>();
  for (let row = head + 1; row < sheet.rows.length; row += 1) {
    const code = cellAt(sheet.rows[row], left).text.trim();
    if (!/^[A-Z]{1,2}$/.test(code)) continue;
    if (rows.has(code)) return null;
    const name = cellAt(sheet.rows[row], left + 1).text;
    rows.set(code, { row, name, value: cellAt(sheet.rows[row], left + VALUE_COLUMN) });
  }
  const same = columns.every(({ code, label }) => foldName(rows.get(code)?.name ?? "") === foldName(label));
  if (!same || rows.size !== columns.length) return null;
  const answer: ReadAnswer = { cells: [], places: new Map(), problems: [] };
  for (const column of columns) {
    const found = rows.get(column.code);
    if (!found || !isAsked(column.kind)) continue;
    const place = placeOf(sheet, found.row, left + VALUE_COLUMN);
    answer.places.set(column.id, place);
    const cell = cellOf(column, found.value);
    if (typeof cell === "string") answer.problems.push({ place, message: `“${column.label}”${cell}` });
    else answer.cells.push(cell);
  }
  return answer;
}

function findTable(workbook: Workbook): { sheet: Sheet; head: number; left: number } | null {
  for (const sheet of workbook.sheets) {
    for (const [head, cells] of sheet.rows.entries()) {
      const left = cells.findIndex((_, at) =>
        HEADINGS.slice(0, 3).every((text, i) => cellAt(cells, at + i).text === text),
      );
      if (left >= 0) return { sheet, head, left };
    }
  }
  return null;
}

/** @returns what is wrong with it, in words */
function cellOf({ id: columnId, kind }: RoundColumn, value: Cell): CellInput | string {
  const text = normaliseParagraphs(value.text).trim();
  const empty: CellInput = { columnId, number: null, text: "", files: [] };
  if (text === "") return empty;
  if (kind === "number") {
    const number = value.kind === "number" ? value.number : numberOf(text);
    return number === undefined ? `里的“${text.slice(0, 20)}”不是数字，请只填数字，不带单位` : { ...empty, number };
  }
  if (kind === "date") {
    const day = value.kind === "date" ? value.date?.slice(0, 10) : dayOf(text);
    return day === undefined ? `里的“${text.slice(0, 20)}”不是日期，请写成 2026-03-05` : { ...empty, text: day };
  }
  return { ...empty, text };
}

function numberOf(text: string): number | undefined {
  const folded = text.normalize("NFKC").replace(/[,\s]/g, "");
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(folded) ? Number(folded) : undefined;
}

function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text.normalize("NFKC").replace(/\s/g, ""));
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}` : undefined;
}
