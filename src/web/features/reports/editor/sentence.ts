const END = /[。！？；\n]/u;
/** What may stand between the end of a sentence and the end of its paragraph. */
const CLOSING = /[。！？；”’」』）)》\s]/u;

/**
 * The sentence around a place of a text: start and end offsets, its closing mark not included. Where the text ends behind
 * a closing mark, it is the sentence just finished: there is no other to speak of.
 */
export function sentenceAt(text: string, at: number): { start: number; end: number } {
  let within = at;
  if (text.slice(at).trim() === "") while (within > 0 && CLOSING.test(text[within - 1] ?? "")) within--;
  let start = within;
  while (start > 0 && !END.test(text[start - 1] ?? "")) start--;
  let end = within;
  while (end < text.length && !END.test(text[end] ?? "")) end++;
  return { start, end };
}

/** The clause around a place: what stands between two commas says what a number counts. */
export function clauseAt(text: string, at: number): string {
  const { start, end } = sentenceAt(text, at);
  const sentence = text.slice(start, end);
  const before =
    sentence
      .slice(0, at - start)
      .split(/[，,、：:]/u)
      .at(-1) ?? "";
  const after = sentence.slice(at - start).split(/[，,、：:]/u)[0] ?? "";
  return before + after;
}
