import { describe, expect, test } from "vitest";
import { findNumbers } from "./index.ts";
import { development, type Labelled, sameSpan, show } from "./labelled/support.ts";

const marked = ({ text }: Labelled, spans: Labelled["spans"]): string => {
  let out = "";
  let at = 0;
  for (const s of spans) {
    out += text.slice(at, s.start) + show(text, s);
    at = s.end;
  }
  return out + text.slice(at);
};

describe("labelled sentences, development part", () => {
  test.each(development.map((s) => [s.text, s] as const))("%s", (_, sentence) => {
    const found = findNumbers(sentence.text);
    const same = found.length === sentence.spans.length && found.every((f, i) => sameSpan(f, sentence.spans[i]!));
    expect(same ? marked(sentence, sentence.spans) : marked(sentence, found)).toBe(marked(sentence, sentence.spans));
  });
});
