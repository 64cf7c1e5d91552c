import { describe, expect, test } from "vitest";
import { development, hardSentences, type LabelledClaim, parseSentence, unseen } from "./support.ts";

const ALL = [...development, ...unseen];
const CLAIMS = ALL.flatMap(({ text, claims }) =>
  claims.map((claim) => ({ text, claim, span: text.slice(claim.start, claim.end) })),
);

const half = (s: string): string =>
  s.replace(/[０-９．％，]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,\s]/gu, "");
const POWERS: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** The value that arabic digits and 万 or 亿 behind them say; null when the span is not of that shape. */
function written(span: string, unit: string): number | null {
  const m = /^(\d+(?:\.\d+)?)[余多]?([千万亿])?[余多]?(\D*)$/u.exec(half(span));
  if (!m) return null;
  const power = m[2] && !unit.startsWith(m[2]) ? POWERS[m[2]]! : 1;
  return Math.round(Number(m[1]) * power * 100) / 100;
}

/** Whether a reader finds the subject in the text: one piece, or two parts in either order. */
function stands(text: string, subject: string): boolean {
  if (text.includes(subject)) return true;
  return [...subject].some(
    (_, at) => at > 0 && text.includes(subject.slice(0, at)) && text.includes(subject.slice(at)),
  );
}

const LIGHT =
  /^(?:召开|开展|举办|组织(?!部|处理|生活|关系)|进行|完成(?!率)|共(?!建)|累计|已|先后|建立|设立|设置|形成|印发|发放|实现|成立|组建|打造|推出|制定|实施|获得)/u;
const PERSON = /^(?:人|名|位|人次)$/u;

const dump = (pick: (c: (typeof CLAIMS)[number]) => boolean): string[] =>
  CLAIMS.filter(pick).map(({ text, claim, span }) => `${span} ${claim.value}${claim.unit} ${claim.subject}: ${text}`);

describe("the labelled claims", () => {
  test("are as many, as hard and as evenly divided as they claim", () => {
    const withClaims = (s: readonly { claims: readonly LabelledClaim[] }[]): number =>
      s.filter(({ claims }) => claims.length > 0).length;
    const without = (s: readonly { claims: readonly LabelledClaim[] }[]): number => s.length - withClaims(s);
    expect({
      development: [withClaims(development), without(development)],
      unseen: [withClaims(unseen), without(unseen)],
      hardSentences,
      claims: CLAIMS.length,
    }).toEqual({ development: [1674, 5025], unseen: [300, 358], hardSentences: 236, claims: 7081 });
  });

  test("no sentence stands twice", () => {
    expect(new Set(ALL.map(({ text }) => text)).size).toBe(ALL.length);
  });

  test("spans begin with a digit, end with their unit and follow one another", () => {
    expect(dump(({ span }) => !/^[\d０-９〇零一二两三四五六七八九十百千]/u.test(span))).toEqual([]);
    expect(
      dump(
        ({ span, claim }) =>
          claim.unit !== "%" &&
          !half(span)
            .replace("（次）", "次")
            .endsWith(claim.unit.replace(/[万亿]元/u, "元")),
      ),
    ).toEqual([]);
    expect(ALL.filter(({ claims }) => claims.some((c, i) => i > 0 && c.start < claims[i - 1]!.end))).toEqual([]);
  });

  test("arabic digits say the value that is labelled", () => {
    expect(
      dump(({ span, claim }) => {
        const value = claim.valueTo === undefined ? written(span, claim.unit) : null;
        return value !== null && value !== claim.value;
      }),
    ).toEqual([]);
  });

  test("余 and 多 inside a span are over, and a range's high end is above its low end", () => {
    expect(dump(({ span, claim }) => /[余多]/u.test(span) && claim.approx !== "over")).toEqual([]);
    expect(dump(({ claim }) => claim.valueTo !== undefined && claim.valueTo <= claim.value)).toEqual([]);
  });

  test("kinds agree with units", () => {
    expect(dump(({ claim }) => (claim.unit === "%") !== (claim.kind === "rate"))).toEqual([]);
    expect(dump(({ claim }) => PERSON.test(claim.unit) && !["people", "frequency"].includes(claim.kind))).toEqual([]);
    expect(dump(({ claim }) => !PERSON.test(claim.unit) && claim.kind === "people")).toEqual([]);
    expect(dump(({ claim }) => /元$/u.test(claim.unit) && !["amount", "frequency"].includes(claim.kind))).toEqual([]);
    expect(dump(({ claim }) => claim.kind === "rate" && claim.value > 100)).toEqual([]);
  });

  test("subjects stand in their sentence and begin with no light verb", () => {
    expect(dump(({ text, claim }) => !stands(text, claim.subject))).toEqual([]);
    expect(dump(({ claim }) => LIGHT.test(claim.subject))).toEqual([]);
  });

  test("words beside a span agree with its approximation", () => {
    const leading = (text: string, at: number): string => text.slice(Math.max(0, at - 3), at);
    expect(
      dump(
        ({ text, claim }) =>
          /(?:超|超过|逾|至少|不少于|突破)$/u.test(leading(text, claim.start)) && claim.approx !== "over",
      ),
    ).toEqual([]);
    expect(
      dump(({ text, claim }) => /(?:近|不足|不到)$/u.test(leading(text, claim.start)) && claim.approx !== "near"),
    ).toEqual([]);
    expect(
      dump(({ text, claim }) => {
        const about =
          /(?<!签)约为?$/u.test(leading(text, claim.start)) || /^(?:左右|上下)/u.test(text.slice(claim.end));
        return about && claim.approx !== "about";
      }),
    ).toEqual([]);
    expect(dump(({ text, claim }) => text.startsWith("以上", claim.end) && claim.approx !== "over")).toEqual([]);
    expect(
      dump(({ text, span, claim }) => {
        const around = leading(text, claim.start) + span + text.slice(claim.end, claim.end + 2);
        return (
          claim.approx !== "exact" && !/[余多超逾近约上来]|至少|不少于|突破|不足|不到|接近|左右|以上|上下/u.test(around)
        );
      }),
    ).toEqual([]);
  });
});

test("a mark that is not understood is refused", () => {
  expect(() => parseSentence("召开{9次|9次|会议}")).toThrow("bad label 9次");
  expect(() => parseSentence("召开{9次|c9次}")).toThrow("bad mark {9次|c9次}");
  expect(() => parseSentence("召开9次}")).toThrow("stray mark in 召开9次}");
});

test("a marked sentence gives its text and its claims", () => {
  expect(parseSentence("全年培训近{1.3万人次|p<13000人次|培训}，每期{30至40人|f30..40人|培训}。")).toEqual({
    text: "全年培训近1.3万人次，每期30至40人。",
    claims: [
      { start: 5, end: 11, kind: "people", approx: "near", value: 13000, unit: "人次", subject: "培训" },
      { start: 14, end: 20, kind: "frequency", approx: "exact", value: 30, valueTo: 40, unit: "人", subject: "培训" },
    ],
  });
});
