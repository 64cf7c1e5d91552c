import { describe, expect, test } from "vitest";
import { agrees, formatNumber, parseNumber } from "./index.ts";

describe("parseNumber", () => {
  test.each([
    ["9", 9, "exact", ""],
    ["九", 9, "exact", ""],
    ["两", 2, "exact", ""],
    ["１２", 12, "exact", ""],
    ["1,024", 1024, "exact", ""],
    ["1，024", 1024, "exact", ""],
    ["3.2万", 32000, "exact", ""],
    ["3万5千", 35000, "exact", ""],
    ["三万二", 32000, "exact", ""],
    ["一百零五", 105, "exact", ""],
    ["廿三", 23, "exact", ""],
    ["壹佰贰拾叁", 123, "exact", ""],
    ["98.3%", 98.3, "exact", "%"],
    ["９８．３％", 98.3, "exact", "%"],
    ["百分之九十八点三", 98.3, "exact", "%"],
    ["千分之三", 0.3, "exact", "%"],
    ["九成", 90, "exact", "%"],
    ["七成五", 75, "exact", "%"],
    ["15余", 15, "over", ""],
    ["30多万", 300000, "over", ""],
    ["十几", 10, "over", ""],
    ["上百", 100, "over", ""],
    ["80%以上", 80, "over", "%"],
    ["近百", 100, "near", ""],
    ["约300", 300, "about", ""],
    ["二十来", 20, "about", ""],
  ])("%s", (text, value, approx, unit) => {
    expect(parseNumber(text)).toEqual({ value, approx, unit });
  });

  test.each(["", "数十", "多", "9次", "三会一课", "10—15", "三五", "第3", "1.2.3", "九十百"])(
    "%s is no single number",
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );

  test("two thirds in per cent", () => expect(parseNumber("三分之二")?.value).toBeCloseTo(66.667, 2));
});

describe("agrees", () => {
  test.each([
    ["10余", 10, false],
    ["10余", 11, true],
    ["10余", 19, true],
    ["10余", 20, false],
    ["150余", 159, true],
    ["150余", 160, false],
    ["100余", 199, true],
    ["15余", 15, false],
    ["15余", 16, false],
    ["30余万", 390000, true],
    ["80%以上", 80, true],
    ["超80", 80, false],
    ["近100", 90, true],
    ["近100", 89, false],
    ["近100", 100, false],
    ["约300", 270, true],
    ["约300", 269, false],
    ["98.3%", 98.34, true],
    ["98.3%", 98.36, false],
    ["九", 10, false],
    ["不是数", 1, false],
  ])("%s for %d: %s", (text, value, truth) => {
    expect(agrees(text, value)).toBe(truth);
  });
});

describe("formatNumber", () => {
  test.each([
    [0, "chinese", "零"],
    [2, "chinese", "二"],
    [10, "chinese", "十"],
    [12, "chinese", "十二"],
    [105, "chinese", "一百零五"],
    [110, "chinese", "一百一十"],
    [10010, "chinese", "一万零一十"],
    [100012, "chinese", "十万零一十二"],
    [3.5, "chinese", "三点五"],
    [9, "over", "9"],
    [17, "over", "10余"],
    [20, "over", "20"],
    [105, "over", "100余"],
    [156, "over", "150余"],
    [1234, "over", "1200余"],
    [98, "near", "近100"],
    [9, "near", "近10"],
    [17, "near", "17"],
    [100, "near", "100"],
    [1888, "near", "近1900"],
  ] as const)("%d %s → %s", (value, form, text) => {
    expect(formatNumber(value, form)).toBe(text);
  });

  test("per cent and decimals", () => {
    expect(formatNumber(98.34, "arabic", { percent: true, decimals: 1 })).toBe("98.3%");
    expect(formatNumber(98.3, "chinese", { percent: true })).toBe("百分之九十八点三");
    expect(formatNumber(98.3, "over", { percent: true })).toBe("98%以上");
    expect(formatNumber(98.3, "near", { percent: true })).toBe("近100%");
  });

  test("what cannot be written is refused", () => {
    expect(() => formatNumber(Number.NaN, "arabic")).toThrow(RangeError);
    expect(() => formatNumber(1e16, "chinese")).toThrow(RangeError);
  });
});
