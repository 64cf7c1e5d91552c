const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const WORDLY = /[\p{L}\p{N}]/u;

/** Longer questions are sentences, not searches. */
export const MOST_TERMS = 6;

/**
 * Text to be searched: no white space (a PDF breaks lines inside words), lower case, and compatibility forms (full-width
 * letters, radicals out of a PDF) as one writes them. Chinese punctuation stays, so that what is shown reads well.
 */
export function squeeze(text: string): string {
  return [...text.replace(INVISIBLE, "").replace(/\s+/g, "")].map(plainCharacter).join("");
}

function plainCharacter(character: string): string {
  return /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u2E80-\u2FDF\uF900-\uFAFF]/.test(character)
    ? character.normalize("NFKC").toLowerCase()
    : character.toLowerCase();
}

/** The distinct pairs of neighbouring letters, digits and Chinese characters of a squeezed text. */
export function gramsOf(squeezed: string): string[] {
  const found = new Set<string>();
  let before = "";
  for (const character of squeezed) {
    if (!WORDLY.test(character)) {
      before = "";
      continue;
    }
    if (before) found.add(before + character);
    before = character;
  }
  return [...found];
}

/** The words of a question, each to be found somewhere. */
export function termsOf(question: string): string[] {
  return [
    ...new Set(
      question
        .trim()
        .split(/\s+/)
        .map(squeeze)
        .filter((term) => term !== ""),
    ),
  ].slice(0, MOST_TERMS);
}

export type Hit = { before: string; match: string; after: string; at: number };

/** Where a term stands in a text as it was written, with what stands around it. `at` counts its characters. */
export function hitsIn(content: string, term: string, most: number, around = 32): Hit[] {
  const { folded, places } = foldWithPlaces(content);
  const hits: Hit[] = [];
  for (let at = folded.indexOf(term); at >= 0 && hits.length < most; at = folded.indexOf(term, at + term.length)) {
    const from = places[at] ?? 0;
    const to = (places[at + term.length - 1] ?? from) + 1;
    hits.push({
      before: oneLine(content.slice(Math.max(0, from - around), from)),
      match: oneLine(content.slice(from, to)),
      after: oneLine(content.slice(to, to + around)),
      at: from,
    });
  }
  return hits;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** The squeezed text with, for each of its characters, the place in the content it came from. */
function foldWithPlaces(content: string): { folded: string; places: number[] } {
  const places: number[] = [];
  let folded = "";
  for (let at = 0; at < content.length; ) {
    const character = String.fromCodePoint(content.codePointAt(at) ?? 0);
    const plain = squeeze(character);
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, places };
}
