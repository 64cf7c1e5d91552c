import { fromSerial, isoDate, WEEKDAYS, weekdayOf } from "./calendar.ts";
import type { Cell } from "./cell.ts";
import { numeralsToDigits } from "./numerals.ts";
import { error, type Finding, quote, warning } from "./problem.ts";
import { takeTimes } from "./times.ts";

/** What a ledger's title, sheet name or section says about dates that leave it out. */
export type DateHints = { year?: number; month?: number };

/** A date or a span (`end` is null for a single day) with its times; `rest` is what else stood in the cell. */
export type DateReading = {
  start: string | null;
  end: string | null;
  startTime: string | null;
  endTime: string | null;
  rest: string;
  findings: Finding[];
};

type Day = { year: number | null; month: number; day: number; length: number };

/** Serial numbers are taken for dates between 2000 and 2099; outside, a number is no date of a ledger. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

const VAGUE = /[上中下]旬|月初|月中|月底|月末|季度|半年|^\d{4}年$|^(\d{4}[年./-])?\d{1,2}月?份?$|^\d{4}[./-]\d{1,2}$/;
const WEEKDAY = /^[ ,，]*\(?(?:星期|周|礼拜)([一二三四五六日天])\)?/;

function tidy(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  return numeralsToDigits(plain, "年月日号时点分")
    .replace(/ ?(?:[-—–−‒―~〜]+|(?<=[\d日号分点时)] ?)[至到](?= ?\d)) ?/g, "-")
    .replace(/ ?([年月]) ?/g, "$1")
    .replace(/(\d) ?([日号./]) ?(?=\d)/g, (_, digit: string, mark: string) => digit + mark)
    .replace(/(\d) ([日号])/g, "$1$2");
}

const WITH_YEAR = [
  /^(\d{4})年(\d{1,2})月(\d{1,2})(?!\d)[日号]?/,
  /^(?<year>\d{4})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)[日号]?/,
  /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/,
  /^'?(\d{2})年(\d{1,2})月(\d{1,2})(?!\d)[日号]?/,
  /^'?(?<year>\d{2})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)[日号]?/,
];
const WITHOUT_YEAR = [
  /^(\d{1,2})月(\d{1,2})(?!\d)[日号]?/,
  /^(\d{1,2})[./](\d{1,2})(?![\d./])[日号]?/,
  /^(\d{1,2})-(\d{1,2})(?![\d:.时点-])/,
];

/** Takes a day from the beginning of a text. `month` allows a day without one, `bare` even without 日 (end of a span). */
function takeDay(text: string, month: number | undefined, bare: boolean): Day | null {
  for (const form of WITH_YEAR) {
    const found = form.exec(text);
    if (!found) continue;
    const { year, month: m, day } = found.groups ?? { year: found[1], month: found[2], day: found[3] };
    const full = String(year).length === 2 ? 2_000 + Number(year) : Number(year);
    return { year: full, month: Number(m), day: Number(day), length: found[0].length };
  }
  for (const form of WITHOUT_YEAR) {
    const found = form.exec(text);
    if (found) return { year: null, month: Number(found[1]), day: Number(found[2]), length: found[0].length };
  }
  const alone =
    month === undefined ? null : (/^(\d{1,2})[日号]/.exec(text) ?? (bare ? /^(\d{1,2})(?=$|[ (])/.exec(text) : null));
  return alone && month !== undefined ? { year: null, month, day: Number(alone[1]), length: alone[0].length } : null;
}

const nothing = (finding: Finding, rest = ""): DateReading => ({
  start: null,
  end: null,
  startTime: null,
  endTime: null,
  rest,
  findings: [finding],
});

function unreadable(shown: string, text: string): DateReading {
  if (VAGUE.test(text)) {
    return nothing(error("date-vague", `${quote(shown)}不是具体日期，请查会议记录后写明年月日`));
  }
  return nothing(error("date-unreadable", `${quote(shown)}不是能识别的日期，请写成 2026-03-05 这样的形式`));
}

const impossible = (shown: string) => error("date-impossible", `${quote(shown)}里有不存在的日期，请改正`);

/** The end of a span, "-7日" or "-3.7" after 3月5日; the next year's if it would lie before the start. */
function takeEnd(text: string, start: Day, startYear: number): { iso: string | null; length: number } | null {
  if (!text.startsWith("-") || /^-\D{0,2}\d{1,2}[:时点]/.test(text)) return null;
  const day = takeDay(text.slice(1), start.month, true);
  if (!day) return null;
  const wraps = day.year === null && day.month < start.month;
  const iso = isoDate(day.year ?? startYear + (wraps ? 1 : 0), day.month, day.day);
  return { iso, length: day.length + 1 };
}

function readText(shown: string, hints: DateHints): DateReading {
  let text = tidy(shown);
  const first = takeDay(text, hints.month, false);
  if (!first) return unreadable(shown, text);
  const year = first.year ?? hints.year;
  if (year === undefined) {
    const message = `${quote(shown)}没有年份，标题和工作表名里也没有。请选择这张表的年度，或在单元格里写全年月日`;
    return nothing(error("date-no-year", message));
  }
  const start = year <= 2_100 ? isoDate(year, first.month, first.day) : null;
  if (!start) return nothing(impossible(shown));
  const findings: Finding[] = [];
  text = text.slice(first.length);
  const takeWeekday = (date: string) => {
    const weekday = WEEKDAY.exec(text);
    if (!weekday) return;
    text = text.slice(weekday[0].length);
    const named = weekday[1] === "天" ? "日" : weekday[1];
    const actual = weekdayOf(date);
    if (named !== actual && WEEKDAYS.includes(named ?? "")) {
      findings.push(
        warning("weekday-differs", `${quote(shown)}：${date} 是星期${actual}，不是星期${named}，请核对日期`),
      );
    }
  };
  takeWeekday(start);
  const end = takeEnd(text, first, year);
  if (end) {
    if (!end.iso || end.iso < start) return nothing(impossible(shown));
    text = text.slice(end.length);
    takeWeekday(end.iso);
  }
  const another = /^ ?[、,，;；及和] ?/.exec(text);
  if (another && takeDay(text.slice(another[0].length), first.month, false)) {
    return nothing(error("several-dates", `${quote(shown)}里有几个日期，请把每次会议分成单独一行`));
  }
  const times = takeTimes(text);
  if (times.impossible) {
    findings.push(error("time-impossible", `${quote(shown)}里的时间“${times.impossible.trim()}”不存在，请改正`));
  }
  return {
    start,
    end: end && end.iso !== start ? end.iso : null,
    startTime: times.startTime,
    endTime: times.endTime,
    rest: times.rest.replace(/上午|下午|晚上|全天/g, "").replace(/^[\s,，、;；()-]+|[\s,，、;；()-]+$/g, ""),
    findings,
  };
}

/** 3.1 kept as a number can have been typed 3.1 or 3.10; both days are named. */
function readMonthDot(shown: string, hints: DateHints): DateReading {
  const reading = readText(shown, hints);
  const [, month, tenth] = /^(\d{1,2})\.([123])$/.exec(shown) ?? [];
  if (!reading.start || !month || !isoDate(Number(reading.start.slice(0, 4)), Number(month), Number(tenth) * 10))
    return reading;
  const message = `单元格里存的是数字 ${shown}，可能是${month}月${tenth}日，也可能是${month}月${tenth}0日；按${month}月${tenth}日读入，请核对`;
  return { ...reading, findings: [...reading.findings, warning("date-ambiguous", message)] };
}

function readSerial(serial: number): DateReading {
  const { date, time } = fromSerial(serial);
  return { start: date, end: null, startTime: time, endTime: null, rest: "", findings: [] };
}

/**
 * Reads the date of a meeting from a cell: date cells, serial numbers (1900 system) and the written forms, with span,
 * weekday and times if they stand there. A date without a year takes the hint's. Nothing is guessed: what is not one
 * certain day gives an error that says what to write.
 */
export function readDate(cell: Cell, hints: DateHints): DateReading {
  if (cell.kind === "date" && cell.date) {
    const [day = "", time] = cell.date.split("T");
    if (day.length === 10)
      return { start: day, end: null, startTime: time ?? null, endTime: null, rest: "", findings: [] };
    if (day.length === 7) return unreadable(cell.text, cell.text);
    return nothing(error("date-unreadable", `${quote(cell.text)}只有时间没有日期，请写明年月日`));
  }
  const plain = cell.text.normalize("NFKC").trim();
  if (/^\d{5}(\.\d+)?$/.test(plain) && Number(plain) >= FIRST_SERIAL && Number(plain) < LAST_SERIAL) {
    return readSerial(cell.number ?? Number(plain));
  }
  if (cell.kind === "number") return readMonthDot(plain, hints);
  return readText(cell.text, hints);
}
