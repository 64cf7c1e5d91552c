/**
 * How often a branch meets, as the regulations put it: each is "generally" (一般), so the page says what is there and
 * what it stands beside, and blocks nothing. 《中国共产党支部工作条例（试行）》, articles as named.
 */
export const CADENCES = [
  { kind: "theme_day", every: "month", article: "第十六条" },
  { kind: "branch_committee", every: "month", article: "第十二条" },
  { kind: "member_assembly", every: "quarter", article: "第十一条" },
  { kind: "life_meeting", every: "year", article: "第十七条" },
] as const;

export type Cadence = (typeof CADENCES)[number];
export type Every = Cadence["every"];

export const CADENCE_SOURCE = "《中国共产党支部工作条例（试行）》";
export const EVERY_NAMES: Record<Every, string> = { month: "本月", quarter: "本季度", year: "今年" };

/** The month, quarter or year that a day lies in, from its first day to that day. */
export function runningPeriod(every: Every, today: string): { from: string; to: string } {
  const [year = "", month = ""] = today.split("-");
  const first = every === "month" ? month : every === "year" ? "01" : quarterStart(Number(month));
  return { from: `${year}-${first}-01`, to: today };
}

const quarterStart = (month: number) => String(month - ((month - 1) % 3)).padStart(2, "0");
