import { expect, test } from "vitest";
import { findNumbers } from "./index.ts";
import { development, hardSentences, type Label, sameSpan, show, unseen, withoutQuantity } from "./labelled/support.ts";

type Count = { right: number; found: number; labelled: number };
const precision = (c: Count): number => c.right / c.found;
const recall = (c: Count): number => c.right / c.labelled;
const f1 = (c: Count): number => (2 * c.right) / (c.found + c.labelled);

/** Counts spans that are right in place, class, value, unit and approximation, and lists those that are not. */
function measure(wanted: (s: Pick<Label, "class">) => boolean): { count: Count; misses: string[] } {
  const count: Count = { right: 0, found: 0, labelled: 0 };
  const misses: string[] = [];
  for (const { text, spans } of unseen) {
    const found = findNumbers(text).filter(wanted);
    const labelled = spans.filter(wanted);
    count.found += found.length;
    count.labelled += labelled.length;
    for (const f of found) {
      if (labelled.some((l) => sameSpan(f, l))) count.right++;
      else misses.push(`多出 ${show(text, f)}  ${text}`);
    }
    for (const l of labelled) {
      if (!found.some((f) => sameSpan(f, l))) misses.push(`漏掉 ${show(text, l)}  ${text}`);
    }
  }
  return { count, misses };
}

test("the labelled set is as large and as hard as it claims", () => {
  expect(development.length + unseen.length).toBeGreaterThanOrEqual(320);
  expect(hardSentences * 3).toBeGreaterThanOrEqual(development.length + unseen.length);
  expect(withoutQuantity).toBeGreaterThanOrEqual(80);
});

test("sentences that no rule was written for", () => {
  const all = measure(() => true);
  const quantities = measure((s) => s.class === "quantity");
  const show3 = (x: number): string => x.toFixed(3);
  console.log(
    [
      `${unseen.length} sentences, ${all.count.labelled} numbers: F1 ${show3(f1(all.count))}`,
      `${quantities.count.labelled} quantities: precision ${show3(precision(quantities.count))}, recall ${show3(recall(quantities.count))}`,
      ...all.misses,
    ].join("\n"),
  );
  expect(f1(all.count)).toBeGreaterThanOrEqual(0.97);
  expect(precision(quantities.count)).toBeGreaterThanOrEqual(0.97);
  expect(recall(quantities.count)).toBeGreaterThanOrEqual(0.97);
});
