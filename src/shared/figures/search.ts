import { kindNames } from "#shared/catalogue/kind-names.ts";
import type { KindWords } from "#shared/catalogue/kind-words.ts";
import { allMetrics } from "./metrics.ts";
import { takePeriod } from "./question-period.ts";
import type { FigureRole, FigureSpec, MetricId, PeriodRef, Reach } from "./spec.ts";
import { REACH_WORDS, ROLE_WORDS } from "./words.ts";

/** What is known besides the catalogue: the district's own names. */
export type Vocabulary = {
  orgs: readonly { id: string; names: readonly string[]; hasSections: boolean; hasBelow: boolean }[];
  themes: readonly { id: string; name: string }[];
  programmes: readonly { id: string; name: string }[];
  /** what the district calls kinds beside the catalogue */
  words?: readonly KindWords[];
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
  // A theme called 2026年读书月 asks for no period: names with words of time are taken out first.
  const timed = entries.filter(({ text }) => takePeriod(text, today).period !== null);
  const asked = read(typed(question), timed, into);
  const { period, rest } = takePeriod(asked, today);
  into.period = period;
  read(rest, entries, into);
  return into;
}

/** One way to write what keyboards give in several: full-width letters and signs, spaces. */
const typed = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ");

/**
 * Applies the longest known word at each place, from left to right; of organisations that share a name, all.
 * @returns the text with a blank for each word that was known
 */
function read(text: string, entries: readonly Entry[], into: Understood): string {
  let rest = "";
  for (let at = 0; at < text.length; ) {
    const longest = entries.find((entry) => text.startsWith(entry.text, at))?.text;
    if (longest !== undefined) for (const entry of entries) if (entry.text === longest) entry.apply(into);
    rest += longest === undefined ? text[at] : " ";
    at += longest?.length ?? 1;
  }
  return rest;
}

const add = <Id extends string>(list: Id[], id: Id): void => {
  if (!list.includes(id)) list.push(id);
};

/** Every word that means something, longest first. */
function entriesOf(vocabulary: Vocabulary): Entry[] {
  const measured = new Set(allMetrics().flatMap(({ name, synonyms }) => [name, ...synonyms]));
  const entries: Entry[] = [
    ...kindNames(vocabulary.words).flatMap((kind) =>
      kind.names.flatMap((text) => [
        { text, apply: (into: Understood) => add(into.kinds, kind.id) },
        {
          // 主题党日活动数: the kind's word swallows the 活动 of 活动数, unless 评议党员数 is a figure of its own
          text: measured.has(`${text}数`) ? "" : `${text}数`,
          apply: (into: Understood) => {
            add(into.kinds, kind.id);
            add(into.metrics, "occasions");
          },
        },
      ]),
    ),
    ...allMetrics().flatMap((metric) =>
      [metric.name, ...metric.synonyms].map((text) => ({
        text,
        apply: (into: Understood) => add(into.metrics, metric.id),
      })),
    ),
    ...vocabulary.orgs.flatMap((org) =>
      org.names.map((text) => ({ text, apply: (into: Understood) => add(into.orgs, org.id) })),
    ),
    ...vocabulary.themes.map(({ id, name }) => ({ text: name, apply: (into: Understood) => add(into.themes, id) })),
    ...vocabulary.programmes.map(({ id, name }) => ({
      text: name,
      apply: (into: Understood) => {
        into.programme ??= id;
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
  return entries
    .map((entry) => ({ ...entry, text: typed(entry.text) }))
    .filter((entry) => entry.text.length > 0)
    .sort((a, b) => b.text.length - a.text.length);
}

/** How many figures are offered where a question is about fewer organisations. */
const OFFERED = 8;

/**
 * The figures a question may mean, likeliest first. Every organisation that it may be about has its share, at least one:
 * which of two that share a name is meant is for the asker to say.
 */
export function candidates(understood: Understood, vocabulary: Vocabulary, defaultOrg: string): FigureSpec[] {
  const orgs = understood.orgs.length > 0 ? understood.orgs : [defaultOrg];
  const share = Math.max(1, Math.floor(OFFERED / orgs.length));
  return orgs.flatMap((org) => candidatesOf(understood, vocabulary, org).slice(0, share));
}

function candidatesOf(understood: Understood, vocabulary: Vocabulary, org: string): FigureSpec[] {
  const metrics: MetricId[] =
    understood.metrics.length > 0 ? understood.metrics : ["occasions", "attendances", "attendance_rate", "people"];
  const known = vocabulary.orgs.find((one) => one.id === org);
  const reaches: Reach[] = understood.reach ? [understood.reach] : known?.hasBelow ? ["inner", "tree"] : ["inner"];
  return metrics.flatMap((metric) =>
    reaches.map((reach) => ({
      ...{ metric, version: null, org, reach },
      role: understood.role ?? "host",
      period: understood.period ?? "report",
      kinds: understood.kinds,
      themes: understood.themes,
      programme: understood.programme,
    })),
  );
}
