import { fromSerial, isoDate } from "#shared/cells/calendar.ts";
import { numeralsToDigits } from "#shared/cells/numerals.ts";
import { error, type Finding, quote, warning } from "#shared/cells/problem.ts";
import type { Cell } from "../sheets/index.ts";

/** A date in a roster, "1980-05-12" or, as precise as rosters often are, "1980-05". */
export type RosterDateReading = { date: string | null; findings: Finding[] };

/** Serial numbers between 1927 and 2099. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_050;

const FORMS = [
  /^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/,
  /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$/,
  /^((?:19|20)\d{2})(\d{2})(\d{2})?$/,
];

function monthOf(year: string, month: string): string | null {
  return isoDate(Number(year), Number(month), 1)?.slice(0, 7) ?? null;
}

/** Reads a date or a month of a person; an age in brackets behind it is passed over. */
export function readRosterDate(cell: Cell): RosterDateReading {
  if (cell.kind === "date" && cell.date && !cell.date.startsWith("T")) {
    return { date: cell.date.slice(0, 10), findings: [] };
  }
  const folded = cell.text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/\(\d+岁?\)$/, "");
  const text = numeralsToDigits(folded, "年月日号").replace(/[—–−]/g, "-").replace(/\.$/, "");
  if (/^\d{5}$/.test(text) && Number(text) >= FIRST_SERIAL && Number(text) < LAST_SERIAL) {
    return { date: fromSerial(Number(text)).date, findings: [] };
  }
  const [, year, month, day] = FORMS.map((form) => form.exec(text)).find(Boolean) ?? [];
  if (!year || !month) {
    const message = `${quote(cell.text)}不是能识别的日期，请写成 1980-05-12 或 1980-05 这样的形式`;
    return { date: null, findings: [error("date-unreadable", message)] };
  }
  const date = day ? isoDate(Number(year), Number(month), Number(day)) : monthOf(year, month);
  if (!date) return { date, findings: [error("date-impossible", `${quote(cell.text)}不是存在的日期，请改正`)] };
  if (cell.kind !== "number" || month !== "1" || day) return { date, findings: [] };
  const message = `单元格里存的是数字 ${text}，可能是1月，也可能是10月；按1月读入，请核对`;
  return { date, findings: [warning("date-ambiguous", message)] };
}
