import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { ActivityKind } from "#shared/catalogue/types.ts";
import { METRICS } from "./metrics.ts";
import { addMonths, lastOfMonth } from "./period.ts";
import type { FigureRole, FigureSpec, MetricId, PeriodRef, Reach } from "./spec.ts";

/** What is known besides the catalogue: the district's own names. */
export type Vocabulary = {
  orgs: readonly { id: string; names: readonly string[]; hasSections: boolean; hasBelow: boolean }[];
  themes: readonly { id: string; name: string }[];
  programmes: readonly { id: string; name: string }[];
};

/** What a question like "主题党日 今年 次数" was understood as. */
export type Understood = {
  kinds: string[];
  metrics: MetricId[];
  orgs: string[];
  reach: Reach | null;
  role: FigureRole | null;
  period: PeriodRef | null;
  themes: string[];
  programme: string | null;
};

type Entry = { text: string; apply(into: Understood): void };

const REACH_WORDS: readonly [string, Reach][] = [
  ["全区", "tree"],
  ["全镇", "tree"],
  ["下级", "below"],
  ["各镇街", "below"],
  ["本级", "inner"],
  ["机关", "inner"],
];

const ROLE_WORDS: readonly [string, FigureRole][] = [
  ["参加", "participant"],
  ["参与", "participant"],
  ["承办", "cohost"],
  ["指导", "guided"],
  ["召开", "host"],
  ["举办", "host"],
  ["开展", "host"],
  ["主办", "host"],
  ["组织", "host"],
];

/**
 * Reads a question against the dictionary: the longest known word first, what is not known is passed over.
 * @param today the day that 今年, 上月 and so on start from
 */
export function understand(question: string, vocabulary: Vocabulary, today: string): Understood {
  const into: Understood = {
    kinds: [],
    metrics: [],
    orgs: [],
    reach: null,
    role: null,
    period: null,
    themes: [],
    programme: null,
  };
  const entries = entriesOf(vocabulary);
  let rest = question.normalize("NFKC").replace(/\s+/g, " ");
  rest = takePeriod(rest, today, into);
  for (let at = 0; at < rest.length; ) {
    const hit = entries.find((entry) => rest.startsWith(entry.text, at));
    hit?.apply(into);
    at += hit ? hit.text.length : 1;
  }
  return into;
}

function entriesOf(vocabulary: Vocabulary): Entry[] {
  const add = (list: string[], id: string) => {
    if (!list.includes(id)) list.push(id);
  };
  const entries: Entry[] = [
    ...(ACTIVITY_KINDS as readonly ActivityKind[]).flatMap((kind) =>
      [kind.name, ...kind.synonyms].map((text) => ({ text, apply: (into: Understood) => add(into.kinds, kind.id) })),
    ),
    ...METRICS.flatMap((metric) =>
      [metric.name, ...metric.synonyms].map((text) => ({
        text,
        apply: (into: Understood) => add(into.metrics, metric.id),
      })),
    ),
    ...vocabulary.orgs.flatMap((org) =>
      org.names.map((text) => ({ text, apply: (into: Understood) => add(into.orgs, org.id) })),
    ),
    ...vocabulary.themes.map((theme) => ({
      text: theme.name,
      apply: (into: Understood) => add(into.themes, theme.id),
    })),
    ...vocabulary.programmes.map((programme) => ({
      text: programme.name,
      apply: (into: Understood) => {
        into.programme = programme.id;
      },
    })),
    ...REACH_WORDS.map(([text, reach]) => ({
      text,
      apply: (into: Understood) => {
        into.reach ??= reach;
      },
    })),
    ...ROLE_WORDS.map(([text, role]) => ({
      text,
      apply: (into: Understood) => {
        into.role ??= role;
      },
    })),
  ];
  return entries.filter((entry) => entry.text.length > 0).sort((a, b) => b.text.length - a.text.length);
}

const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

/** Takes words of time out of the question: 今年, 去年, 2026年, 上半年, 第一季度, 3月, 本月, 上月, 本期, 上期. */
function takePeriod(question: string, today: string, into: Understood): string {
  let year = Number(today.slice(0, 4));
  let named = false;
  let rest = question;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  if (take(/本期/)) into.period = "report";
  if (take(/上期/)) into.period = "report-1";
  if (take(/去年同期|同期/)) into.period = "year-before";
  if (into.period !== null) return rest;
  const digits = take(/(\d{4})\s?年(?:度)?/);
  if (digits) year = Number(digits[1]);
  const word = digits ?? take(/今年以来|今年|本年度|本年|全年/) ?? null;
  const last = take(/去年|上年度?/);
  if (last) year -= 1;
  named = word !== null || last !== null;
  const months = (from: number, to: number): void => {
    into.period = { from: `${year}-${String(from).padStart(2, "0")}-01`, to: lastOfMonth(year, to) };
  };
  const half = take(/(上|下)半年/);
  const quarter = take(/第?([一二三四1-4])季度/);
  const month = take(/(1[0-2]|[1-9])月(?:份)?/);
  if (half) months(half[1] === "上" ? 1 : 7, half[1] === "上" ? 6 : 12);
  else if (quarter) months((QUARTERS[quarter[1] ?? ""] ?? 1) * 3 - 2, (QUARTERS[quarter[1] ?? ""] ?? 1) * 3);
  else if (month) months(Number(month[1]), Number(month[1]));
  else if (take(/上个?月/)) {
    const before = addMonths(today, -1);
    into.period = {
      from: `${before.slice(0, 7)}-01`,
      to: lastOfMonth(Number(before.slice(0, 4)), Number(before.slice(5, 7))),
    };
  } else if (take(/本月|这个月/)) months(Number(today.slice(5, 7)), Number(today.slice(5, 7)));
  else if (named) months(1, 12);
  return rest;
}

/** The figures a question may mean, likeliest first. */
export function candidates(understood: Understood, vocabulary: Vocabulary, defaultOrg: string): FigureSpec[] {
  const orgs = understood.orgs.length > 0 ? understood.orgs : [defaultOrg];
  const metrics: MetricId[] =
    understood.metrics.length > 0 ? understood.metrics : ["occasions", "attendances", "attendance_rate", "people"];
  const specs: FigureSpec[] = [];
  for (const org of orgs) {
    const known = vocabulary.orgs.find((one) => one.id === org);
    const reaches: Reach[] = understood.reach ? [understood.reach] : known?.hasBelow ? ["inner", "tree"] : ["inner"];
    for (const metric of metrics) {
      for (const reach of reaches) {
        specs.push({
          metric,
          version: null,
          org,
          reach,
          role: understood.role ?? "host",
          period: understood.period ?? "report",
          kinds: understood.kinds,
          themes: understood.themes,
          programme: understood.programme,
        });
      }
    }
  }
  return specs.slice(0, 8);
}
