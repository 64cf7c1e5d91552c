import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LABELLED } from "./labelled.ts";
import { parseRollCall, type RollCall } from "./parse-roll-call.ts";

function said({ entries, guests, unread }: RollCall): string {
  return [
    ...entries.map(({ name, status, note, times, doubt }) => {
      const marks = `${times > 1 ? `*${times}` : ""}${doubt ? "!" : ""}`;
      const how = status === "present" && note === "" ? "" : `/${status}${note ? `/${note}` : ""}`;
      return `${name}${marks}${how}`;
    }),
    ...guests.map((name) => `列席:${name}`),
    ...unread.map((line) => `?${line}`),
  ].join("; ");
}

describe("a roll call", () => {
  it.each(LABELLED)("is read: %s", (_, text, says) => {
    expect(said(parseRollCall(text))).toBe(says);
  });

  it("keeps the order numbers and what it was about", () => {
    const { entries, headings } = parseRollCall("#接龙\n3月主题党日\n1. 张示例\n3-4. 李示例、王示例");
    expect(entries.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(headings).toEqual(["#接龙", "3月主题党日"]);
  });

  it("finds each name once with the status that was written, however lines are numbered and spaced", () => {
    const name = fc
      .tuple(
        fc.constantFrom(..."张李王赵钱孙周吴郑冯陈卫"),
        fc.constantFrom(..."示甲乙丙丁戊"),
        fc.constantFrom(..."例样范式格"),
      )
      .map((parts) => parts.join(""));
    const status = fc.constantFrom(
      ...([
        ["", "present"],
        [" 到", "present"],
        [" 请假", "excused"],
        ["（请假）", "excused"],
        [" 迟到", "late"],
        ["-缺席", "absent"],
        [" ✅", "present"],
      ] as const),
    );
    const number = fc.constantFrom("N. ", "N、", "N．", "(N)", "（N）", "N) ", "N ", "【N】", "N.", "");
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, status), { minLength: 1, maxLength: 30, selector: ([who]) => who }),
        number,
        fc.boolean(),
        (people, style, heading) => {
          const lines = people.map(([who, [how]], index) => `${style.replace("N", String(index + 1))}${who}${how}`);
          const { entries, unread } = parseRollCall(
            [...(heading ? ["#接龙", "3月主题党日"] : []), ...lines].join("\n"),
          );
          expect(entries.map((entry) => [entry.name, entry.status])).toEqual(people.map(([who, [, is]]) => [who, is]));
          expect(unread).toEqual([]);
        },
      ),
    );
  });

  it("throws at nothing", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => void parseRollCall(text)));
  });
});
