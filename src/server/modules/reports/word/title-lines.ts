/**
 * Breaking a title over lines, GB/T 9704—2012 7.3.1: centred, lines that keep words and meanings whole, standing as a
 * trapezoid or a diamond. Lines are chosen by least cost over all allowed breaks; widths are in full characters.
 */

const OPENING = "《（〔“‘「『【(〈";
const CLOSING = "》）〕”’」』】)〉";
const NEVER_FIRST = new Set([...CLOSING, ..."、，。；：！？·—…的地得之等了者性化率型们年月日号届次期个项％%"]);
const DANGLING = ["和", "与", "及", "对", "在", "向", "将", "把", "以", "从"];

/** Terms of the trade that a general word list takes apart. */
const TERMS = [
  ..."组织生活会 民主生活会 三会一课 主题党日 民主评议 谈心谈话 党风廉政 以案促改 警示教育 中心组".split(" "),
  ..."组织部 宣传部 统战部 党支部 党组织 党总支 工作委员会 支部委员会 领导小组 部务会 第一书记".split(" "),
];

/** A single character, or a word of two, on a line of its own looks like a mistake. */
const SHORTEST_LINE = 3;

const COST = { extraLine: 14, equalLines: 4, hourglass: 120, shortLine: 30, after的: 6, dangling: 25 };
const GAIN = { before关于: 20, afterMark: 4 };

/** Width in full characters: Latin letters, digits and half-width marks take half of one. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char.codePointAt(0)! < 0x2000 ? 0.5 : 1;
  return width;
}

/**
 * The lines of a title, joined they give the title again.
 * @param max the width of a line in full characters
 */
export function titleLines(title: string, max: number): string[] {
  const text = title.trim();
  if (textWidth(text) <= max) return [text];
  const words = wordBreaks(text);
  const depths = bracketDepths(text);
  const outside = words.filter((at) => depths[at] === 0);
  return best(text, max, outside) ?? best(text, max, words) ?? best(text, max, anyBreaks(text)) ?? [text];
}

/** Positions between words at which a line may begin. */
function wordBreaks(text: string): number[] {
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  const inside = insideTerms(text);
  const starts = [...words.segment(text)].map((segment) => segment.index);
  return starts.filter((at) => canBreak(text, at) && !inside.has(at));
}

function insideTerms(text: string): Set<number> {
  const inside = new Set<number>();
  for (const term of TERMS) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      for (let offset = 1; offset < term.length; offset += 1) inside.add(at + offset);
    }
  }
  return inside;
}

/** Every position at which a line may begin: the last resort for text without recognisable words. */
function anyBreaks(text: string): number[] {
  return [...Array(text.length).keys()].filter((at) => canBreak(text, at));
}

function canBreak(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at];
  if (!before || !after || NEVER_FIRST.has(after) || OPENING.includes(before)) return false;
  if (/[\uDC00-\uDFFF]/u.test(after)) return false;
  return !(/[0-9A-Za-z]/.test(before) && /[0-9A-Za-z.%]/.test(after));
}

function bracketDepths(text: string): number[] {
  let depth = 0;
  return [...Array(text.length).keys()].map((index) => {
    if (index > 0 && OPENING.includes(text[index - 1]!)) depth += 1;
    if (index > 0 && CLOSING.includes(text[index - 1]!)) depth = Math.max(0, depth - 1);
    return depth;
  });
}

type Layout = { cost: number; lines: string[]; falling: boolean };

/** The cheapest layout, or null when some piece between two breaks is wider than a line. */
function best(text: string, max: number, breaks: number[]): string[] | null {
  const fewest = Math.ceil(textWidth(text) / max);
  const layouts = [fewest, fewest + 1]
    .map((count) => layoutOf(text, max, breaks, count))
    .filter((layout) => layout !== null)
    .map((layout) => ({ ...layout, cost: layout.cost + (layout.lines.length - fewest) * COST.extraLine }));
  layouts.sort((a, b) => a.cost - b.cost);
  return layouts[0]?.lines ?? null;
}

/** Exactly `count` lines. State: where the last line began and ended, and whether the lines have begun to get shorter. */
function layoutOf(text: string, max: number, breaks: number[], count: number): Layout | null {
  const ideal = textWidth(text) / count;
  const ends = [...breaks, text.length].sort((a, b) => a - b);
  let states = new Map<string, Layout & { end: number }>([["", { end: 0, cost: 0, lines: [], falling: false }]]);
  for (let line = 1; line <= count; line += 1) {
    const next: typeof states = new Map();
    for (const state of states.values()) {
      for (const end of ends) {
        if (end <= state.end || (line === count) !== (end === text.length)) continue;
        const piece = text.slice(state.end, end);
        if (textWidth(piece) > max) break;
        const step = lineCost(piece, state, ideal) + (end < text.length ? breakCost(text, end) : 0);
        const falling = state.falling || isNarrower(piece, state.lines.at(-1));
        const key = `${state.end} ${end} ${falling}`;
        const cost = state.cost + step;
        if (cost < (next.get(key)?.cost ?? Infinity))
          next.set(key, { end, cost, falling, lines: [...state.lines, piece] });
      }
    }
    states = next;
  }
  return [...states.values()].sort((a, b) => a.cost - b.cost)[0] ?? null;
}

function isNarrower(piece: string, previous: string | undefined): boolean {
  return previous !== undefined && textWidth(piece) < textWidth(previous);
}

function lineCost(piece: string, state: Layout, ideal: number): number {
  const width = textWidth(piece);
  const previous = state.lines.at(-1);
  let cost = (width - ideal) ** 2 * 0.5;
  if (width < SHORTEST_LINE) cost += COST.shortLine;
  if (previous === undefined) return cost;
  if (width === textWidth(previous)) cost += COST.equalLines;
  if (state.falling && width > textWidth(previous)) cost += COST.hourglass;
  return cost;
}

function breakCost(text: string, at: number): number {
  const before = text.slice(0, at);
  const after = text.slice(at);
  let cost = 0;
  if (after.startsWith("关于")) cost -= GAIN.before关于;
  if (/[》、，]$/u.test(before)) cost -= GAIN.afterMark;
  if (before.endsWith("的")) cost += COST.after的;
  if (/关于.{0,3}$/u.test(before) || DANGLING.some((word) => before.endsWith(word))) cost += COST.dangling;
  return cost;
}
