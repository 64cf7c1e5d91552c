import fc from "fast-check";
import { expect, it } from "vitest";
import { compareReturned } from "./compare-returned.ts";

type Numbers = readonly [number, number, number, number];

const sentences = ([a, b, c, d]: Numbers) => [
  `部机关召开全体干部会议${a}次，开展交流研讨${b}次。`,
  `全区开展志愿服务${c}场。`,
  `走访慰问困难党员${d}人，送去慰问金。`,
];
const LABELS = ["会议", "研讨", "志愿服务", "党员"] as const;
const issued: Numbers = [9, 8, 22, 45];
const ISSUED = sentences(issued).join("\n");
const PLACES = LABELS.map((label, index) => {
  const start = ISSUED.indexOf(label) + label.length;
  return { id: label, start, end: start + String(issued[index]).length };
});

const number = fc.integer({ min: 1, max: 9_999 });

it("finds each number again in its own words, whatever it is and however the sentences are ordered", () => {
  fc.assert(
    fc.property(
      fc.tuple(number, number, number, number),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (now, order) => {
        const text = order.map((index) => sentences(now)[index]).join("\n另有一段没有数字的话。");
        const found = compareReturned(ISSUED, PLACES, text);
        const units = ["次", "次", "场", "人"];
        expect(found.map(({ id, now: one }) => [id, one?.text])).toEqual(
          LABELS.map((label, index) => [label, `${now[index]}${units[index]}`]),
        );
        for (const { now: one } of found) expect(text.slice(one?.start, one?.end)).toBe(one?.text);
      },
    ),
  );
});
