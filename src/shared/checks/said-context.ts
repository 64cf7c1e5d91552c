import { lastOfMonth } from "#shared/figures/period.ts";
import { takePeriod } from "#shared/figures/question-period.ts";
import type { CheckContext } from "./contracts.ts";

/** A line that is nothing but a date: 成文日期 (GB/T 9704—2012 7.3.5.4). */
const DATE_LINE = /^\s*(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日\s*$/u;
const UNTIL = /(?:截[至止]|数据截止日?[:：]?)\s*(?<year>\d{4})年(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|底|末)/u;
/** How far down a title may stand, and how far up a date. */
const [HEAD, FOOT] = [12, 12];

/**
 * The period, cut-off and date that a draft names itself: its title says what it reports on (关于2026年上半年…), the last
 * line that is a date when. What it does not say is taken from `today`: the year, up to the day.
 */
export function saidContext(text: string, today: string): CheckContext {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const dated = lines.slice(-FOOT).findLast((line) => DATE_LINE.test(line));
  const on = (dated && dayOf(DATE_LINE.exec(dated)?.groups)) ?? today;
  const title = lines
    .slice(0, HEAD)
    .find((line) => /报告|总结|情况|汇报|简报|综述|小结/u.test(line) && line.length <= 60);
  const named = takePeriod((title ?? "").replace(/《[^》]*》/gu, ""), on).period;
  const year = on.slice(0, 4);
  const period = typeof named === "object" && named !== null ? named : { from: `${year}-01-01`, to: `${year}-12-31` };
  const until = dayOf(UNTIL.exec(lines.slice(0, 60).join("\n"))?.groups);
  const last = on < period.to && on >= period.from ? on : period.to;
  const cutoff = until && until >= period.from && until <= period.to ? until : last;
  return { ...period, cutoff, on };
}

function dayOf(said: Readonly<Record<string, string | undefined>> | undefined): string | null {
  if (!said) return null;
  const [year, month] = [Number(said.year), Number(said.month)];
  if (month < 1 || month > 12) return null;
  const last = lastOfMonth(year, month);
  const day = said.day === undefined ? last : `${last.slice(0, 8)}${said.day.padStart(2, "0")}`;
  return day > last ? null : day;
}
