import type { CheckDetail, CheckFinding } from "#shared/checks/contracts.ts";
import { isOfCitation, OPEN_VERDICTS } from "#shared/checks/coverage.ts";
import { GRAVITY, TONES, type Tone } from "./tones.ts";

/** One place of a draft of which something is said. */
export type Point = {
  /** sort and number: c3 is `claims[3]` */
  id: string;
  sort: "claim" | "citation" | "finding" | "returned";
  /** in the list of its sort; what is said of a returned report stands among the findings */
  index: number;
  /** of a citation: the number of the finding about it */
  finding: number | null;
  /** place in the plain text; equal for what concerns the document as a whole */
  start: number;
  end: number;
  tone: Tone;
  /** something is to be done about it */
  open: boolean;
  /** a matter of style that is shown when asked only */
  hidden: boolean;
  /** what is said of it, in one sentence */
  note: string;
};

/** All that is said of a draft, in the order of the text. */
export function pointsOf(check: CheckDetail): Point[] {
  return [...claimPoints(check), ...citationPoints(check), ...findingPoints(check)].sort(
    (a, b) => a.start - b.start || a.end - b.end || weight(a) - weight(b),
  );
}

const weight = ({ tone }: Point) => GRAVITY.indexOf(tone);

function claimPoints({ claims }: CheckDetail): Point[] {
  return claims.map(({ start, end, verdict, why }, index) => ({
    ...{ id: `c${index}`, sort: "claim", index, finding: null, start, end },
    ...{ tone: verdict, open: OPEN_VERDICTS.has(verdict), hidden: false, note: why },
  }));
}

function citationPoints({ citations, findings }: CheckDetail): Point[] {
  const about = new Map(findings.flatMap((one, index) => (isOfCitation(one) ? [[placeOf(one), index] as const] : [])));
  return citations.map((citation, index) => {
    const { start, length, verdict, message } = citation;
    const finding = about.get(placeOf(citation)) ?? null;
    const tone = finding !== null ? toneOf(findings[finding]!) : verdict === "exact" ? "sound" : "quiet";
    return {
      ...{ id: `q${index}`, sort: "citation", index, finding, start, end: start + length },
      ...{ tone, open: isOpen(tone), note: message },
      hidden: tone === "hint" && !findings[finding ?? -1]?.wanted,
    };
  });
}

function findingPoints({ citations, findings }: CheckDetail): Point[] {
  const cited = new Set(citations.map(placeOf));
  return findings.flatMap((finding, index) => {
    if (isOfCitation(finding) && cited.has(placeOf(finding))) return [];
    const { start, length, message } = finding;
    const tone = toneOf(finding);
    return {
      ...{ id: `f${index}`, sort: sortOf(finding), index, finding: index, start, end: start + length },
      ...{ tone, open: isOpen(tone), hidden: tone === "hint" && !finding.wanted, note: message },
    };
  });
}

const placeOf = ({ start, length }: { start: number; length: number }) => `${start}+${length}`;
const sortOf = ({ rule }: CheckFinding) => (rule.startsWith("returned.") ? "returned" : "finding");

function toneOf({ settled, severity, rule }: CheckFinding): Tone {
  if (settled) return "quiet";
  return rule === "returned.changed" ? "changed" : severity;
}

const isOpen = (tone: Tone) => tone === "error" || tone === "warning" || tone === "changed";

export const isWhole = ({ start, end }: Point) => start === end;

/** A stretch of a paragraph over which the same things are said; what is shortest and gravest stands first. */
export type Stretch = { start: number; text: string; points: readonly Point[] };

type Paragraph = { start: number; text: string };

/** Cuts paragraphs wherever something begins or ends. @param points in the order of the text */
export function stretchesOf(paragraphs: readonly Paragraph[], points: readonly Point[]): Stretch[][] {
  let next = 0;
  let lasting: Point[] = [];
  return paragraphs.map((paragraph) => {
    const end = paragraph.start + paragraph.text.length;
    lasting = lasting.filter((one) => one.end > paragraph.start);
    for (let one = points[next]; one && one.start < end; one = points[++next]) if (!isWhole(one)) lasting.push(one);
    return cut(paragraph, end, lasting);
  });
}

function cut({ start, text }: Paragraph, end: number, points: readonly Point[]): Stretch[] {
  const bounds = points.flatMap((one) => [one.start, one.end]).filter((at) => at > start && at < end);
  const cuts = [...new Set([start, ...bounds, end])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    const over = points.filter((one) => one.start <= from && one.end >= to);
    return {
      start: from,
      text: text.slice(from - start, to - start),
      points: over.sort((a, b) => a.end - a.start - (b.end - b.start) || weight(a) - weight(b)),
    };
  });
}

/** What stands in the margin of a paragraph: each sign of what is open, gravest first, or that all of it holds. */
export function marginOf(stretches: readonly Stretch[]): { tone: Tone; count: number }[] {
  const points = [...new Set(stretches.flatMap((one) => one.points))];
  const loud = points.filter(({ open, tone }) => open || tone === "hint");
  if (loud.length === 0) return points.some(({ tone }) => tone === "agrees") ? [{ tone: "agrees", count: 1 }] : [];
  const tones = GRAVITY.filter((tone) => loud.some((one) => one.tone === tone));
  const signs = [...new Set(tones.map((tone) => TONES[tone].sign))];
  return signs.map((sign) => ({
    tone: tones.find((tone) => TONES[tone].sign === sign)!,
    count: loud.filter((one) => TONES[one.tone].sign === sign).length,
  }));
}

/** The sentence that a place stands in, cut before, at and after it. */
export function sentenceAround(paragraphs: readonly Paragraph[], { start, end }: { start: number; end: number }) {
  const home = paragraphs.find((one) => one.start <= start && start <= one.start + one.text.length);
  if (!home) return null;
  const [from, to] = [start - home.start, Math.min(end - home.start, home.text.length)];
  const before = home.text.slice(0, from).split(STOP).at(-1) ?? "";
  const rest = home.text.slice(to);
  const stop = rest.search(STOP);
  return { before, at: home.text.slice(from, to), after: stop < 0 ? rest : rest.slice(0, stop + 1) };
}

const STOP = /[。！？；!?]/u;
