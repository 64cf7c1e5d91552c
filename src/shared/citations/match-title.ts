import { bareTitle, isTrial, withoutTrial } from "./bare-title.ts";
import type { CitationEntry, CitationLibrary } from "./citation-library.ts";
import { isOtherInstrument } from "./other-instruments.ts";
import { shapeOf, titleDistance } from "./title-shape.ts";

/** What a written title is the title of. */
export type TitleMatch =
  | { kind: "exact"; entry: CitationEntry }
  /** `trial`: nothing but （试行） is missing */
  | { kind: "near"; entry: CitationEntry; trial: boolean }
  | { kind: "unknown" }
  | { kind: "unchecked" };

/** What ends like this claims to be an instrument of the Party or the state. */
const INSTRUMENT = /(?:条例|规定|规则|细则|准则|章程|党章|办法|意见|(?<![作做方书看说想司办立])法)$/u;
/** Names of books, courses and papers, and what a place makes to carry out an instrument: the library says nothing of them. */
const NOT_LISTED =
  /实施|贯彻|落实|方案|措施|汇编|读本|解读|释义|问答|讲义|学习|辅导|图解|心得|体会|讨论稿|征求意见|草案|司法解释|我|你|？|！/u;
const LOCAL = /(?:省|市|县|区|州|旗|镇|乡|村|街道|社区|公司|集团|大学|学院|学校|医院|局|厅|委员会|办公室)/u;
const SHORTEST = 4;

/**
 * Reads a title: the title or a short name of an entry exactly, with or without （试行）; nearly; or neither. What
 * stands inside brackets behind a year is part of the name (规划（2023—2027年）).
 */
export function matchTitle(library: CitationLibrary, title: string): TitleMatch {
  const bare = bareTitle(title);
  const known = library.byName.get(bare);
  if (known) return { kind: "exact", entry: known };
  const plain = withoutTrial(bare);
  const short = library.byName.get(plain);
  if (short) return { kind: "exact", entry: short };
  const trial = library.byName.get(`${bare}（试行）`);
  if (trial) return { kind: "near", entry: trial, trial: true };
  if (isOtherInstrument(plain)) return { kind: "unknown" };
  const entry = nearest(library, plain);
  if (entry) return { kind: "near", entry, trial: false };
  return looksListed(plain) ? { kind: "unknown" } : { kind: "unchecked" };
}

function looksListed(plain: string): boolean {
  return plain.length >= SHORTEST && INSTRUMENT.test(plain) && !NOT_LISTED.test(plain) && !LOCAL.test(plain);
}

/** The department's own names are many and like each other: only one slip is read as one. */
const MOST_IN_OWN = 1;

function nearest(library: CitationLibrary, plain: string): CitationEntry | null {
  if (plain.length < SHORTEST || isTrial(plain)) return null;
  const written = shapeOf(plain);
  let best: { entry: CitationEntry; distance: number } | null = null;
  let rival = false;
  for (const { entry, shape } of library.shapes) {
    const distance = titleDistance(written, shape);
    if (distance === null || (entry.own && distance > MOST_IN_OWN)) continue;
    if (!best || distance < best.distance) {
      rival = false;
      best = { entry, distance };
    } else if (distance === best.distance && best.entry !== entry) rival = true;
  }
  return rival ? null : (best?.entry ?? null);
}
