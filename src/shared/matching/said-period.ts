import { addMonths, lastOfMonth, type Period, type PeriodContext } from "#shared/figures/period.ts";
import { takePeriod } from "#shared/figures/question-period.ts";
import type { PeriodRef } from "#shared/figures/spec.ts";

/** A day (3月5日) says when one thing took place, not over which time things are counted. */
const DAY = /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?/gu;
const TITLE = /《[^》\n]{0,80}》|〔\d{4}〕\d+号/gu;
const UNTIL = /截[至止](?:到)?(?:(?<year>\d{4})年|今年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|[底末份]+)?/u;
const COMPARED = /同比|环比|同期|[较比](?:去年|上年|上月|上季|往年)/u;
const YEARS = "一二三四五";
const LAST_YEARS = /(?:近|过去)(?<years>[一二两三四五])年来?|(?<since>[一二两三四五])年来/u;

/**
 * The period that a clause states for the numbers in it: 今年以来, 上半年, 1至10月, 截至10月底 (from the beginning of the
 * report's period). null when it states none, and where another time is only compared with.
 */
export function saidPeriod(clause: string, context: PeriodContext): PeriodRef | null {
  if (COMPARED.test(clause)) return null;
  const bare = clause.replace(TITLE, "").normalize("NFKC");
  const until = UNTIL.exec(bare);
  if (until) return through(until.groups ?? {}, context);
  const years = LAST_YEARS.exec(bare)?.groups;
  if (years) {
    const count = YEARS.indexOf((years.years ?? years.since ?? "").replace("两", "二")) + 1;
    return { from: addMonths(`${context.cutoff.slice(0, 4)}-01-01`, -12 * (count - 1)), to: context.cutoff };
  }
  const { period } = takePeriod(bare.replace(DAY, ""), context.cutoff);
  return typeof period === "object" && period ? clipToCutoff(period, context) : period;
}

function through(said: Readonly<Record<string, string | undefined>>, context: PeriodContext): Period | null {
  const year = Number(said.year ?? context.cutoff.slice(0, 4));
  const month = Number(said.month);
  if (month < 1 || month > 12) return null;
  const last = lastOfMonth(year, month);
  const to = said.day ? `${last.slice(0, 8)}${said.day.padStart(2, "0")}` : last;
  return to > last || to < context.from ? null : { from: context.from, to };
}

function clipToCutoff({ from, to }: Period, { cutoff }: PeriodContext): Period {
  return { from, to: to < cutoff || from > cutoff ? to : cutoff };
}
