import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agrees, findNumbers, formatNumber, type NumberForm, parseNumber } from "./index.ts";
import { development, type Label, sameSpan } from "./labelled/support.ts";

const FORMS: readonly NumberForm[] = ["arabic", "chinese", "over", "near"];
const form = fc.constantFrom(...FORMS);
const whole = fc.integer({ min: 0, max: 100_000 });
const decimal = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 1000);

describe("writing and reading back", () => {
  test("every whole number up to 100,000 in arabic and Chinese", () => {
    const wrong: string[] = [];
    for (let n = 0; n <= 100_000; n++) {
      for (const f of ["arabic", "chinese"] as const) {
        const text = formatNumber(n, f);
        if (parseNumber(text)?.value !== n) wrong.push(`${n} → ${text} → ${parseNumber(text)?.value}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every whole number up to 100,000 agrees with its approximate forms", () => {
    const wrong: string[] = [];
    for (let n = 0; n <= 100_000; n++) {
      for (const f of ["over", "near"] as const) {
        const text = formatNumber(n, f);
        if (!agrees(text, n)) wrong.push(`${n} → ${text}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("decimals and percentages in every form", () => {
    fc.assert(
      fc.property(
        decimal,
        form,
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
        (v, f, percent, decimals) => {
          const text = formatNumber(v, f, { percent, decimals });
          expect(parseNumber(text)?.unit).toBe(percent ? "%" : "");
          expect(agrees(text, v)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("large whole numbers in Chinese", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
        expect(parseNumber(formatNumber(n, "chinese"))?.value).toBe(n);
      }),
    );
  });

  test("an exact form of one whole number agrees with no other", () => {
    fc.assert(
      fc.property(whole, whole, fc.constantFrom<NumberForm>("arabic", "chinese"), (a, b, f) => {
        expect(agrees(formatNumber(a, f), b)).toBe(a === b);
      }),
    );
  });
});

const noun = fc.constantFrom("召开全体干部会议", "走访企业", "培训党员", "收集意见建议", "整改问题", "开展志愿服务");
const unit = fc.constantFrom("次", "家", "名", "条", "个", "人次", "场", "项", "%", "公里");
const count = fc.integer({ min: 2, max: 99_999 });

describe("what is found in generated sentences", () => {
  test("a quantity, whichever way it is written, is the only one", () => {
    fc.assert(
      fc.property(noun, count, unit, fc.constantFrom<NumberForm>("arabic", "chinese", "over"), (n, v, u, f) => {
        const number = formatNumber(v, f);
        const spans = findNumbers(`支部${n}${number}${u}，成效明显。`);
        expect(spans.map((s) => [s.class, s.text, s.value])).toEqual([
          ["quantity", `${number}${u}`, parseNumber(number)?.value],
        ]);
        expect(spans[0]?.unit.endsWith(u)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("each small Chinese numeral before each common unit, whatever names begin the same", () => {
    const units = "次 名 人 家 条 项 场 件 期 轮 份 公里 人次 处 支 门 户 篇 本 位 例 起 批 节 堂".split(" ");
    const wrong: string[] = [];
    for (const u of units) {
      for (let n = 2; n <= 300; n++) {
        const number = formatNumber(n, "chinese");
        const [only, ...more] = findNumbers(`支部完成${number}${u}，效果好。`);
        if (only?.class !== "quantity" || only.value !== n || more.length > 0) wrong.push(`${number}${u}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  const month = fc.integer({ min: 1, max: 12 });
  const day = fc.integer({ min: 1, max: 28 });
  const year = fc.integer({ min: 1949, max: 2060 });
  const ordinary = fc.oneof(
    fc.tuple(year, month, day).map(([y, m, d]) => `${y}年${m}月${d}日`),
    fc.tuple(month, day).map(([m, d]) => `${formatNumber(m, "chinese")}月${formatNumber(d, "chinese")}日`),
    fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map(([h, m]) => `${h}:${m}`),
    fc.integer({ min: 1, max: 99 }).map((n) => `第${n}次`),
    fc.integer({ min: 1, max: 99 }).map((n) => `第${formatNumber(n, "chinese")}届`),
    fc.tuple(year, fc.integer({ min: 1, max: 999 })).map(([y, n]) => `〔${y}〕${n}号`),
    fc.integer({ min: 1, max: 99 }).map((n) => `附件${n}`),
    fc.constantFrom("三会一课", "四个意识", "三重一大", "两学一做", "二维码", "5G", "A4纸", "八项规定", "四个方面"),
  );

  test("dates, ordinals, references and names are found whole and are no quantities", () => {
    fc.assert(
      fc.property(ordinary, (number) => {
        const spans = findNumbers(`按照${number}的要求抓好落实。`);
        expect(spans.map((s) => s.text)).toEqual([number]);
        expect(spans[0]?.class).not.toBe("quantity");
      }),
      { numRuns: 1000 },
    );
  });

  const sentence = fc.constantFrom(...development.filter((s) => /。$/u.test(s.text)));

  test("sentences in a row give the same spans, shifted", () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 5 }), (sentences) => {
        const expected: Label[] = [];
        let text = "";
        for (const s of sentences) {
          for (const span of s.spans)
            expected.push({ ...span, start: span.start + text.length, end: span.end + text.length });
          text += `${s.text}\n`;
        }
        const found = findNumbers(text);
        expect(found.length).toBe(expected.length);
        expect(found.every((f, i) => sameSpan(f, expected[i]!))).toBe(true);
      }),
    );
  });

  const scrap = fc.constantFrom(
    ..."一二三十百万第前零〇0159.,，-—至%年月日时点个人次余多“”《》（）〔〕党约近:\n 号届级大方面",
  );

  test("whatever the text: sorted, not overlapping, each span its own text", () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), (chars) => {
        const text = chars.join("");
        let last = 0;
        for (const s of findNumbers(text)) {
          expect(s.start).toBeGreaterThanOrEqual(last);
          expect(s.end).toBeGreaterThan(s.start);
          expect(text.slice(s.start, s.end)).toBe(s.text);
          if (s.class === "quantity" && s.unit !== "比") expect(Number.isFinite(s.value)).toBe(true);
          last = s.end;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
