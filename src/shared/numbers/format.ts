import { tidy } from "./numerals.ts";

export type NumberForm = "arabic" | "chinese" | "over" | "near";
export type FormatOptions = {
  /** at most this many decimals; without it as many as the value has (ten at most) */
  decimals?: number;
  /** the value is in per cent: 98.3 → "98.3%", 百分之九十八点三 */
  percent?: boolean;
};

const DIGITS = "零一二三四五六七八九";
const SMALL = ["", "十", "百", "千"];
const BIG = ["", "万", "亿", "万亿"];

function plain(value: number, decimals = 10): string {
  const text = value.toFixed(decimals);
  return text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
}

/** Four digits at most: 1005 → 一千零五. */
function chineseGroup(group: number): string {
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) zero = text !== "";
    else {
      text += `${zero ? "零" : ""}${DIGITS[digit]}${SMALL[place]}`;
      zero = false;
    }
  }
  return text;
}

function chineseWhole(value: number): string {
  if (value === 0) return "零";
  let text = "";
  let rest = value;
  for (let place = 3; place >= 0; place--) {
    const size = 10 ** (place * 4);
    const group = Math.floor(rest / size);
    rest %= size;
    if (group === 0) continue;
    text += `${text !== "" && group < 1000 ? "零" : ""}${chineseGroup(group)}${BIG[place]}`;
  }
  return text.replace(/^一十/u, "十");
}

function chinese(text: string): string {
  const [whole = "0", decimals] = text.replace("-", "").split(".");
  const point = decimals === undefined ? "" : `点${[...decimals].map((d) => DIGITS[Number(d)]).join("")}`;
  return `${text.startsWith("-") ? "负" : ""}${chineseWhole(Number(whole))}${point}`;
}

/** The place a round number ends in: tens below 100, from there on two significant digits. */
const roundPlace = (value: number): number => 10 ** Math.max(1, Math.floor(Math.log10(value)) - 1);

function over(value: number, percent: boolean): string | null {
  if (value < 10) return null;
  if (percent) {
    const floor = Number.isInteger(value) ? Math.floor(value / 10) * 10 : Math.floor(value);
    return floor === value ? null : `${floor}%以上`;
  }
  const place = roundPlace(value);
  const floor = Math.floor(value / place) * place;
  return floor === value ? null : `${plain(floor)}余`;
}

function near(value: number, percent: boolean): string | null {
  if (value <= 0) return null;
  const place = roundPlace(value);
  const ceiling = Math.ceil(value / place) * place;
  if (ceiling === value || value < tidy(0.9 * ceiling)) return null;
  return `近${plain(ceiling)}${percent ? "%" : ""}`;
}

/**
 * Writes a value in a surface form, so that `agrees(formatNumber(v, …), v)` holds and parseNumber reads it back.
 * arabic 9 → "9"; chinese 12 → "十二"; over 17 → "10余", 156 → "150余", 1234 → "1200余" (rounded down to tens, from 100
 * on to two significant digits), 98.3 % → "98%以上"; near 98 → "近100". Where a value is itself round, below 10 for over,
 * or more than a tenth below the next round number for near, the form falls back to arabic.
 * Values up to 10^15; throws RangeError beyond or for what is not a number.
 */
export function formatNumber(value: number, form: NumberForm, options: FormatOptions = {}): string {
  if (!(Math.abs(value) <= 1e15)) throw new RangeError(`数值超出可书写的范围：${value}`);
  const percent = options.percent === true;
  const text = plain(value, options.decimals);
  const arabic = percent ? `${text}%` : text;
  switch (form) {
    case "arabic":
      return arabic;
    case "chinese":
      return percent ? `百分之${chinese(text)}` : chinese(text);
    case "over":
      return over(value, percent) ?? arabic;
    case "near":
      return near(value, percent) ?? arabic;
  }
}
