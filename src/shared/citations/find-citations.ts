import type { Draft } from "#shared/checks/draft.ts";
import { bareTitle } from "./bare-title.ts";
import { checkBehind } from "./check-behind.ts";
import type { Citation } from "./citation.ts";
import type { CitationEntry, CitationLibrary } from "./citation-library.ts";
import { matchTitle, type TitleMatch } from "./match-title.ts";
import { speaksOfThePast } from "./past.ts";
import { findBareUses, readDefinition } from "./short-forms.ts";
import { FINE, type Judgement, standing, standingOfYear } from "./standing.ts";
import { findTitles, type WrittenTitle } from "./titles.ts";
import { lacksType } from "./untyped.ts";
import { readBehind, readYearBefore } from "./written-behind.ts";

export type { Citation, Verdict } from "./citation.ts";
export { type CitationLibrary, libraryOf, type OwnDocument } from "./citation-library.ts";

/** How the whole text uses a short form that it lays down: what it stands for, from each definition on. */
type ShortForms = Map<string, { from: number; entry: CitationEntry | null }[]>;

const NOTHING: Judgement = { verdict: "unchecked", message: "", suggestion: null, severity: null };
/** Titles that say nothing by themselves: 《条例》 */
const GENERIC = /^(?:本)?(?:条例|规定|规则|细则|准则|章程|办法|意见|通知|方案|规划|决定|法)$/;

/**
 * Every title 《…》 of a draft with what the library knows of it on the day of the report, and the articles, numbers and
 * years that stand with it and are wrong; by their place. Titles that the library cannot know are `unchecked`.
 */
export function findCitations(draft: Draft, library: CitationLibrary, on: string): Citation[] {
  const { text } = draft;
  const forms: ShortForms = new Map();
  const definitions = new Set<number>();
  const matches = new Map<string, TitleMatch>();
  const citations: Citation[] = [];
  for (const title of findTitles(text)) {
    const defined = !title.inner && definitions.has(title.start);
    const entry = defined ? null : short(forms, title);
    const match = entry ? { kind: "exact" as const, entry } : matchOf(matches, library, title, defined);
    const behind = readBehind(text, title.end);
    const judgement = entry ? FINE : judge(match, title, text, on, behind.year?.value ?? null);
    const known = match.kind === "exact" || match.kind === "near" ? match.entry : null;
    citations.push({
      title: title.text,
      start: title.start,
      length: title.end - title.start,
      regulation: known?.id ?? null,
      ...judgement,
    });
    if (known && !defined) citations.push(...checkBehind(known, behind, on));
    const definition = title.inner ? null : readDefinition(text, title.end);
    if (definition) {
      const uses = forms.get(definition.name) ?? [];
      forms.set(definition.name, [...uses, { from: definition.at, entry: known }]);
      const mark = text.indexOf("《", definition.at);
      if (mark >= 0 && mark < definition.end) definitions.add(mark);
    }
  }
  for (const use of findBareUses(text, [...forms.keys()])) {
    const entry = standsFor(forms, use.name, use.start);
    if (entry) citations.push(...checkBehind(entry, readBehind(text, use.end), on));
  }
  return citations.sort((a, b) => a.start - b.start);
}

function short(forms: ShortForms, title: WrittenTitle): CitationEntry | null {
  return standsFor(forms, bareTitle(title.text), title.start);
}

function standsFor(forms: ShortForms, name: string, at: number): CitationEntry | null {
  return forms.get(name)?.findLast(({ from }) => from < at)?.entry ?? null;
}

function matchOf(
  known: Map<string, TitleMatch>,
  library: CitationLibrary,
  { text, outer }: WrittenTitle,
  defined: boolean,
): TitleMatch {
  // of 关于贯彻〈…〉的实施办法 the library holds at most the inner title
  if (defined || GENERIC.test(bareTitle(text))) return { kind: "unchecked" };
  const match = known.get(text) ?? matchTitle(library, text);
  known.set(text, match);
  return outer && match.kind !== "exact" ? { kind: "unchecked" } : match;
}

function judge(match: TitleMatch, title: WrittenTitle, text: string, on: string, behind: number | null): Judgement {
  if (match.kind === "unknown") {
    return { ...NOTHING, verdict: "unknown", severity: "hint", message: `法规库中没有《${title.text}》，请核对名称` };
  }
  if (match.kind === "unchecked") {
    if (title.outer || !lacksType(title.text, text.slice(Math.max(0, title.start - 6), title.start))) return NOTHING;
    const message = `《${title.text}》没有写明文种，如“意见”“通知”“方案”`;
    return { verdict: "untyped", message, suggestion: "在标题末尾补上文种", severity: "warning" };
  }
  const suggestion = `《${match.entry.title}》`;
  if (match.kind === "near" && !match.trial) {
    const message = `法规库中没有《${title.text}》，是否为${suggestion}`;
    return { verdict: "near", message, suggestion, severity: "warning" };
  }
  const year = behind ?? readYearBefore(text, title.start)?.value ?? null;
  const past = () => speaksOfThePast(text, title.start, title.end, on);
  const judgement = (year === null ? null : standingOfYear(match.entry, year, on)) ?? standing(match.entry, on);
  if (judgement.severity !== null && (judgement.verdict === "not_yet" || !past())) return judgement;
  if (match.kind !== "near") return FINE;
  return { verdict: "near", message: `全称末尾有“（试行）”：${suggestion}`, suggestion, severity: "hint" };
}
