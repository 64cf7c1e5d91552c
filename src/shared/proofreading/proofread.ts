import type { Draft } from "#shared/checks/draft.ts";
import type { Finding, Severity } from "#shared/checks/finding.ts";
import type { KnownPerson, LexiconEntry, Mark } from "./rule.ts";
import { FAMILIES, RULES } from "./rules.ts";

export type { KnownPerson, LexiconEntry } from "./rule.ts";

export type ProofreadOptions = {
  /** ids of rules, or of families (`punctuation`), that are switched off; an entry of the lexicon is `words.按装` */
  off: ReadonlySet<string>;
  /** ids of hints that are switched on: hints are off by default */
  on?: ReadonlySet<string>;
  /** entries of the department's own beside the built-in ones */
  lexicon?: readonly LexiconEntry[];
  /** who is known with which posts */
  people?: readonly KnownPerson[];
};

const SEVERITY: ReadonlyMap<string, Severity> = new Map(RULES.map(({ id, severity }) => [id, severity]));

/** What is wrong in the words and the form of a draft, in the order of the text. */
export function proofread(draft: Draft, options: ProofreadOptions): Finding[] {
  const reading = { draft, people: options.people ?? [], lexicon: options.lexicon ?? [] };
  const automatic = automaticPlaces(draft);
  const findings = FAMILIES.flatMap(({ find }) => find(reading)).flatMap((mark): Finding[] => {
    const severity = mark.severity ?? SEVERITY.get(mark.rule) ?? "hint";
    return isActive(mark, severity, options) ? [findingOf(mark, severity, automatic)] : [];
  });
  return apart(withoutDoubles(findings.sort((a, b) => a.start - b.start || b.length - a.length)));
}

function isActive({ rule }: Mark, severity: Severity, { off, on }: ProofreadOptions): boolean {
  const family = rule.slice(0, rule.indexOf("."));
  if (off.has(rule) || off.has(family)) return false;
  return severity !== "hint" || on?.has(rule) === true || on?.has(family) === true;
}

type Place = { start: number; end: number };

function automaticPlaces(draft: Draft): Place[] {
  return draft.paragraphs.flatMap(({ start, automatic }) => (automatic > 0 ? [{ start, end: start + automatic }] : []));
}

/** Characters that Word computes stand nowhere in the file: they cannot be corrected there. */
function findingOf(mark: Mark, severity: Severity, automatic: readonly Place[]): Finding {
  const { rule, start, length, message, suggestion } = mark;
  const computed = mark.fix !== null && covers(automatic, start);
  const fix = mark.fix === null || computed ? null : { start, length, text: mark.fix };
  return { rule, severity, start, length, message, suggestion, fix };
}

function covers(places: readonly Place[], at: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return (places[low]?.start ?? Infinity) <= at;
}

/** Two rules that object to the same characters say so once; the graver one speaks. */
function withoutDoubles(findings: Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const one of findings) {
    const last = kept.at(-1);
    const same = last && last.length > 0 && one.start === last.start && one.length === last.length;
    if (!same) kept.push(one);
    else if (one.severity === "error" && last.severity !== "error") kept[kept.length - 1] = one;
  }
  return kept;
}

/** All corrections together must make sense: of two that touch the same characters the first stays. */
function apart(findings: readonly Finding[]): Finding[] {
  let end = 0;
  return findings.map((one) => {
    if (one.fix === null) return one;
    if (one.fix.start < end) return { ...one, fix: null };
    end = one.fix.start + one.fix.length;
    return one;
  });
}
