import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import { readDate } from "./dates.ts";

const text = (value: string): Cell => ({ text: value, kind: "text" });
const number = (value: number): Cell => ({ text: String(value), kind: "number", number: value });

function read(cell: Cell, hints = {}) {
  const { start, end, startTime, endTime, rest, findings } = readDate(cell, hints);
  const said = Object.entries({ start, end, startTime, endTime, rest }).filter(
    ([, value]) => value !== null && value !== "",
  );
  return { ...Object.fromEntries(said), codes: findings.map(({ code }) => code) };
}

const DAY = { start: "2026-03-05", codes: [] };

test.each([
  "2026.3.5",
  "2026-03-05",
  "2026/3/5",
  "2026. 3. 5",
  "20260305",
  "2026年3月5日",
  "2026 年 3 月 5 日",
  "2026年3月5号",
  "２０２６年３月５日",
  "二〇二六年三月五日",
  "26年3月5日",
  "26.3.5",
  "2026年3月5日（星期四）",
  "2026.3.5 周四",
  "46086",
  "2026年3月5日上午",
])("%s is a day", (written) => {
  expect(read(text(written))).toEqual(DAY);
});

test("date cells and numbers", () => {
  expect(read({ text: "2026-03-05", kind: "date", date: "2026-03-05" })).toEqual(DAY);
  expect(read({ text: "2026-03-05 09:00", kind: "date", date: "2026-03-05T09:00" })).toEqual({
    ...DAY,
    startTime: "09:00",
  });
  expect(read(number(46086))).toEqual(DAY);
  expect(read(number(46086.375))).toEqual({ ...DAY, startTime: "09:00" });
  expect(read(number(20260305))).toEqual(DAY);
});

test.each([
  ["3月5日", { year: 2026 }],
  ["3.5", { year: 2026 }],
  ["3/5", { year: 2026 }],
  ["三月五日", { year: 2026 }],
  ["5日", { year: 2026, month: 3 }],
])("%s takes year and month from the hints", (written, hints) => {
  expect(read(text(written), hints)).toEqual(DAY);
  expect(read(text(written), { ...hints, year: undefined })).toEqual({ codes: ["date-no-year"] });
});

test("a number 3.1 may have been 3.10, which is said; 3.5 and 2.3 are certain", () => {
  expect(read(number(3.1), { year: 2026 })).toEqual({ start: "2026-03-01", codes: ["date-ambiguous"] });
  expect(read(number(3.5), { year: 2026 })).toEqual(DAY);
  expect(read(number(2.3), { year: 2026 })).toEqual({ start: "2026-02-03", codes: [] });
});

test.each([
  ["2026年3月5日-7日", "2026-03-05", "2026-03-07"],
  ["2026年3月5日至7日", "2026-03-05", "2026-03-07"],
  ["2026年3月5日—4月2日", "2026-03-05", "2026-04-02"],
  ["2026.3.5—3.7", "2026-03-05", "2026-03-07"],
  ["2026.3.5-7", "2026-03-05", "2026-03-07"],
  ["2026.3.5~2026.3.7", "2026-03-05", "2026-03-07"],
  ["2026-03-05 至 2026-03-07", "2026-03-05", "2026-03-07"],
  ["2026年12月30日-1月2日", "2026-12-30", "2027-01-02"],
  ["3月5日（周四）-7日（周六）", "2026-03-05", "2026-03-07"],
])("%s is a span", (written, start, end) => {
  expect(read(text(written), { year: 2026 })).toEqual({ start, end, codes: [] });
});

test.each([
  ["2026年3月5日 9:30—11:00", { startTime: "09:30", endTime: "11:00" }],
  ["2026.3.5 上午9时30分", { startTime: "09:30" }],
  ["2026-03-05 14：30－16：00", { startTime: "14:30", endTime: "16:00" }],
  ["2026年3月5日下午3点", { startTime: "15:00" }],
  ["2026年3月5日下午三点半", { startTime: "15:30" }],
  ["2026年3月5日（星期四）下午2-4点", { startTime: "14:00", endTime: "16:00" }],
  ["2026/3/5 14:30:00", { startTime: "14:30" }],
  ["2026年3月5日 9:00 三楼会议室", { startTime: "09:00", rest: "三楼会议室" }],
  ["2026年3月5日（补）", { rest: "补" }],
])("%s has times or more beside the day", (written, more) => {
  expect(read(text(written))).toEqual({ ...DAY, ...more });
});

test.each([
  ["2026年3月5日（星期三）", "weekday-differs"],
  ["2026年3月5日 25:00", "time-impossible"],
])("%s keeps the day with %s", (written, code) => {
  expect(read(text(written))).toEqual({ start: "2026-03-05", codes: [code] });
});

test.each([
  ["3月上旬", "date-vague"],
  ["2026年3月", "date-vague"],
  ["2026.3", "date-vague"],
  ["一季度", "date-vague"],
  ["2026年2月30日", "date-impossible"],
  ["2026-13-01", "date-impossible"],
  ["2026年3月7日-5日", "date-impossible"],
  ["3月5日、3月12日", "several-dates"],
  ["待定", "date-unreadable"],
  ["128", "date-unreadable"],
])("%s is no certain day: %s", (written, code) => {
  const reading = readDate(text(written), { year: 2026 });
  expect(reading.start).toBeNull();
  expect(reading.findings).toEqual([expect.objectContaining({ level: "error", code })]);
  expect(reading.findings[0]?.message).toContain(`“${written}”`);
});

test("a cell that shows a month or a time alone is no day", () => {
  expect(read({ text: "2026-03", kind: "date", date: "2026-03" })).toEqual({ codes: ["date-vague"] });
  expect(read({ text: "09:00", kind: "date", date: "T09:00" })).toEqual({ codes: ["date-unreadable"] });
});

test("every day is read back from every way of writing it", () => {
  const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-30"), noInvalidDate: true });
  const forms = [
    (y: string, m: number, d: number) => `${y}年${m}月${d}日`,
    (y: string, m: number, d: number) => `${y}.${m}.${d}`,
    (y: string, m: number, d: number) => `${y}/${m}/${d}`,
    (y: string, m: number, d: number) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`,
    (y: string, m: number, d: number) => `${y}${String(m).padStart(2, "0")}${String(d).padStart(2, "0")}`,
  ];
  fc.assert(
    fc.property(day, fc.constantFrom(...forms), (date, form) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = "", month, dayOfMonth] = iso.split("-");
      expect(readDate(text(form(year, Number(month), Number(dayOfMonth))), {}).start).toBe(iso);
    }),
  );
});
