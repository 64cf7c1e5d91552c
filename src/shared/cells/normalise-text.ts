const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/**
 * Characters that only look different: full-width digits, letters, dot, slash and percent, and the radicals and
 * compatibility forms that text copied out of a PDF carries (⽀部 is not 支部). Chinese punctuation stays as it is.
 */
const LOOKALIKE = /[\uFF05\uFF0E-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u2E80-\u2FDF\uF900-\uFAFF]/g;

const BREAK_INSIDE_HAN = /(?<=\p{Script=Han})[ \t]*\n\s*(?=\p{Script=Han})/gu;

function cleanCharacters(text: string): string {
  return text.replace(INVISIBLE, "").replace(LOOKALIKE, (character) => character.normalize("NFKC"));
}

/** Text to keep, on one line: a line break between two Chinese characters is a wrapped line and disappears. */
export function normaliseText(text: string): string {
  return cleanCharacters(text).replace(BREAK_INSIDE_HAN, "").replace(/\s+/g, " ").trim();
}

/** Text to keep with its paragraphs. */
export function normaliseParagraphs(text: string): string {
  return cleanCharacters(text)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}

/** Text to compare or to parse: NFKC (so "（３）" is "(3)"), no white space at all, lower case. */
export function foldText(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}
