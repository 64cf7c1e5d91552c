import type { Claim } from "#shared/claims/claim.ts";
import { clausesOf, sentencesOf } from "#shared/claims/sentences.ts";
import type { PeriodContext } from "#shared/figures/period.ts";
import type { FigureRole, PeriodRef, Reach } from "#shared/figures/spec.ts";
import { type Meaning, type Mention, mentionsIn, type Names } from "./mentions.ts";
import { saidPeriod } from "./said-period.ts";

/** Whose activities are counted, and how firmly the text says so: in the sentence, further above, or not at all. */
export type Scope = { orgs: string[]; reach: Reach; said: "here" | "above" | "nowhere" };

/** What the text around a claim says about how it was counted. */
export type ClaimSetting = {
  claim: Claim;
  /** kinds that the claim's own words name; a list is a union */
  kinds: string[];
  /** kinds of the claims before it, likeliest reading first: 召开会议9次，参加283人次 */
  inherited: string[][];
  /** fields of the catalogue whose measure the words name */
  measures: string[];
  rate: boolean;
  /** the words between the number before and this one */
  lead: string;
  scope: Scope;
  role: FigureRole | null;
  period: PeriodRef | null;
  themes: string[];
  programme: string | null;
  /** 据…统计, …提供: another unit's number, and whose */
  source: string | null;
};

export type Whose = { own: string; ownReach: Reach; district: string };

const SOURCE =
  /(?:(?<![数依证单票论])据|来自|引自)([^，,；;。\n]{2,20}?)(?:统计|测评|监测|公布|发布|通报|提供|反馈|数据|显示|调查)|由([^，,；;。\n]{2,16}?)(?:提供|统计)/u;

type State = { scope: Scope; period: PeriodRef | null };

/** Walks a text once, carrying from sentence to sentence of a paragraph what stays in force. */
export function settingsOf(
  text: string,
  claims: readonly Claim[],
  names: Names,
  whose: Whose,
  context: PeriodContext,
): ClaimSetting[] {
  const nowhere: State = { scope: { orgs: [whose.own], reach: whose.ownReach, said: "nowhere" }, period: null };
  const settings: ClaimSetting[] = [];
  let state = nowhere;
  let before: string[][] = [];
  let next = 0;
  for (const sentence of sentencesOf(text)) {
    if (sentence.start === 0 || text[sentence.start - 1] === "\n") {
      state = nowhere;
      before = [];
    }
    state = { ...state, scope: { ...state.scope, said: state.scope.said === "here" ? "above" : state.scope.said } };
    const source = sourceOf(text.slice(sentence.start, sentence.end));
    const own: string[][] = [];
    const themes: string[] = [];
    let programme: string | null = null;
    for (const clause of clausesOf(text, sentence)) {
      let from = clause.start;
      const mentions = mentionsIn(text, names, clause.start, clause.end);
      while (next < claims.length && claims[next]!.start < clause.end) {
        const claim = claims[next++]!;
        const upTo = wordsOf(text, claim, mentions, from);
        state = read(state, text.slice(from, claim.start), upTo, whose, context);
        for (const { id } of pick(upTo, "theme")) themes.push(id);
        programme = pick(upTo, "programme")[0]?.id ?? programme;
        const setting = settingOf(claim, names, upTo, text.slice(from, claim.start), own, before, state, {
          themes: [...new Set(themes)],
          programme,
          source,
        });
        if (setting.kinds.length > 0) own.push(setting.kinds);
        settings.push(setting);
        from = claim.end;
      }
      const rest = mentions.filter((one) => one.start >= from);
      // 组织开展“党课我来讲”活动，举办比赛15场: the clause without a number says of what
      const topic = pick(rest, "kind").map(({ id }) => id);
      if (from === clause.start && topic.length > 0) own.push([...new Set(topic)]);
      state = read(state, text.slice(from, clause.end), rest, whose, context);
      for (const { id } of pick(rest, "theme")) themes.push(id);
      programme = pick(rest, "programme")[0]?.id ?? programme;
    }
    if (own.length > 0) before = own;
  }
  return settings;
}

/** The words between the claim before and this one, and those right behind it where its subject follows. */
function wordsOf(text: string, claim: Claim, mentions: readonly Mention[], from: number): Mention[] {
  const behind = claim.end + claim.subject.length + 2;
  // 98次、支委会246次: what stands behind is another's, unless it is what this number counts
  const after = claim.subject !== "" && text.slice(claim.end, behind).includes(claim.subject);
  const follows = after ? mentions.filter((one) => one.start >= claim.end && one.end <= behind) : [];
  const precede = mentions.filter((one) => one.start >= from && one.start < claim.start);
  const own = follows.filter((one) => pick([one], "kind").length + pick([one], "measure").length > 0);
  return [...precede, ...own];
}

function pick<Is extends Meaning["is"]>(mentions: readonly Mention[], is: Is): Extract<Meaning, { is: Is }>[] {
  return mentions.flatMap(({ meanings }) => meanings.filter((one) => one.is === is) as Extract<Meaning, { is: Is }>[]);
}

function read(state: State, said: string, mentions: readonly Mention[], whose: Whose, context: PeriodContext): State {
  const period = saidPeriod(said, context) ?? state.period;
  let { scope } = state;
  for (const { meanings } of mentions) {
    const word = meanings.find((one) => one.is === "scope");
    if (word?.is === "scope") {
      const org = word.of === "own" || whose.ownReach === "tree" ? whose.own : whose.district;
      scope = { orgs: [org], reach: word.reach, said: "here" };
    }
    const orgs = meanings.flatMap((one) => (one.is === "org" ? [one.id] : []));
    // 部机关 is the Organization Department's name for itself and says how far it reaches
    const reach = word?.is === "scope" ? word.reach : orgs.includes(whose.own) ? whose.ownReach : "tree";
    if (orgs.length > 0) scope = { orgs, reach, said: "here" };
  }
  return { period, scope };
}

function settingOf(
  claim: Claim,
  names: Names,
  mentions: readonly Mention[],
  lead: string,
  own: readonly string[][],
  before: readonly string[][],
  state: State,
  rest: Pick<ClaimSetting, "themes" | "programme" | "source">,
): ClaimSetting {
  const here = pick(mentions, "kind");
  // what is counted may stand in an earlier clause or cell: 警示教育抓得紧，累计开展6次
  const named = here.length > 0 ? here : pick(mentionsIn(claim.subject, names, 0, claim.subject.length), "kind");
  const kinds = [...new Set(named.map(({ id }) => id))];
  const last = own.at(-1);
  const inherited = [
    last ? [last] : [],
    own.length > 1 ? [[...new Set(own.flat())]] : [],
    before.length > 0 && !last ? [[...new Set(before.flat())], before.at(-1)!] : [],
  ].flat();
  return {
    claim,
    kinds,
    inherited,
    measures: [...new Set(pick(mentions, "measure").map(({ field }) => field))],
    rate: pick(mentions, "rate").length > 0,
    lead,
    scope: state.scope,
    role: pick(mentions, "role").at(-1)?.role ?? null,
    period: state.period,
    ...rest,
  };
}

function sourceOf(sentence: string): string | null {
  const found = SOURCE.exec(sentence);
  return found ? (found[1] ?? found[2] ?? null) : null;
}
