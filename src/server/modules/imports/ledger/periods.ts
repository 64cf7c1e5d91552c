import { isoDate } from "#shared/cells/calendar.ts";
import { numeralsToDigits } from "#shared/cells/numerals.ts";

/** A period as written, with its first and last day if the words say it. */
export type Period = { text: string; from: string | null; to: string | null };

function months(year: number, first: number, last: number): { from: string | null; to: string | null } {
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { from: isoDate(year, first, 1), to: isoDate(year, last, lastDay) };
}

/** The months that a text such as 一季度, 1-6月, 上半年, 全年 or 3月份 means; null if it names none. */
function monthsIn(text: string): [number, number] | null {
  const quarter = /(前?)第?([1-4])个?季度?/.exec(text);
  if (quarter) return [quarter[1] ? 1 : Number(quarter[2]) * 3 - 2, Number(quarter[2]) * 3];
  if (text.includes("上半年")) return [1, 6];
  if (text.includes("下半年")) return [7, 12];
  const span = /(\d{1,2})月?[-—–~至到](\d{1,2})月/.exec(text);
  if (span) return [Number(span[1]), Number(span[2])];
  const month = /(?<!\d)(\d{1,2})月/.exec(text)?.[1] ?? /^(?:\d{4}[.-])?(\d{1,2})$/.exec(text)?.[1];
  if (month) return [Number(month), Number(month)];
  return /全年|年度|^\d{4}年?$|年$/.test(text) ? [1, 12] : null;
}

/** Reads the period of a declared total; without a year of its own it is in `year`, and without that it stays text. */
export function readPeriod(text: string, year: number | undefined): Period {
  const folded = numeralsToDigits(text.normalize("NFKC").replace(/\s+/g, ""), "月季年");
  const own = /(\d{4})年?/.exec(folded)?.[1];
  const named = own ? Number(own) : year;
  const span = monthsIn(folded);
  if (named === undefined || !span || span[0] < 1 || span[1] > 12 || span[0] > span[1])
    return { text, from: null, to: null };
  return { text, ...months(named, span[0], span[1]) };
}
