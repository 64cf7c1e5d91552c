/** How Word writes the number of a list: ST_NumberFormat of ISO/IEC 29500-1, 17.18.59. */

const DIGITS = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 一百零二 */
function counted(value: number, digits: string, units: readonly string[]): string {
  if (value === 0) return digits[0]!;
  if (value > 9_999) return digitByDigit(value, digits);
  let text = "";
  let gap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    if (gap) text += digits === DIGITS ? "零" : digits[0];
    gap = false;
    text += `${digits[digit]}${units[power]}`;
  }
  // 十一, not 一十一
  return digits === DIGITS ? text.replace(/^一十/, "十") : text;
}

const digitByDigit = (value: number, digits: string) =>
  [...String(value)].map((digit) => digits[Number(digit)]).join("");
const COUNTING = ["", "十", "百", "千"];
const LEGAL_UNITS = ["", "拾", "佰", "仟"];

const chineseCounting = (value: number) =>
  value < 100 ? counted(value, DIGITS, COUNTING) : digitByDigit(value, DIGITS);

/** Repeats the letter when the alphabet is used up: z, aa, bb. */
function letters(value: number, first: string): string {
  const letter = String.fromCodePoint(first.codePointAt(0)! + ((value - 1) % 26));
  return value < 1 ? "" : letter.repeat(Math.min(Math.ceil(value / 26), 20));
}

const ROMAN = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function roman(value: number): string {
  let left = value;
  let text = "";
  for (const [worth, letter] of ROMAN) {
    while (left >= worth && text.length < 40) {
      text += letter;
      left -= worth;
    }
  }
  return text;
}

/** One of a row of characters that Unicode keeps together; plain figures behind its end. */
const oneOf = (value: number, first: number, count: number) =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value);

const cyclic = (value: number, characters: string) =>
  value >= 1 ? characters[(value - 1) % characters.length]! : String(value);

function circled(value: number): string {
  if (value > 20 && value <= 35) return oneOf(value - 20, 0x3251, 15);
  return value > 35 && value <= 50 ? oneOf(value - 35, 0x32b1, 15) : oneOf(value, 0x2460, 20);
}

function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${(!teen && ["", "st", "nd", "rd"][value % 10]) || "th"}`;
}

const FORMATS: Record<string, (value: number) => string> = {
  none: () => "",
  decimalZero: (value) => String(value).padStart(2, "0"),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, "A"),
  lowerLetter: (value) => letters(value, "a"),
  ordinal,
  numberInDash: (value) => `- ${value} -`,
  chineseCounting,
  japaneseCounting: (value) => counted(value, DIGITS, COUNTING),
  taiwaneseCounting: chineseCounting,
  chineseCountingThousand: (value) => counted(value, DIGITS, COUNTING),
  taiwaneseCountingThousand: (value) => counted(value, DIGITS, COUNTING),
  chineseLegalSimplified: (value) => counted(value, LEGAL, LEGAL_UNITS),
  ideographLegalTraditional: (value) => counted(value, LEGAL_TRADITIONAL, LEGAL_UNITS),
  ideographDigital: (value) => digitByDigit(value, DIGITS),
  japaneseDigitalTenThousand: (value) => digitByDigit(value, DIGITS),
  taiwaneseDigital: (value) => digitByDigit(value, DIGITS),
  ideographTraditional: (value) => cyclic(value, STEMS),
  ideographZodiac: (value) => cyclic(value, BRANCHES),
  ideographEnclosedCircle: (value) => oneOf(value, 0x3280, 10),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => oneOf(value, 0x2488, 20),
  decimalEnclosedParen: (value) => oneOf(value, 0x2474, 20),
  decimalFullWidth: (value) => [...String(value)].map((digit) => oneOf(Number(digit) + 1, 0xff10, 10)).join(""),
};
FORMATS.decimalFullWidth2 = FORMATS.decimalFullWidth!;

/** A number as a list shows it; a format that is not known is written in plain figures. */
export function formatListNumber(value: number, format: string): string {
  const write = value >= 0 && Object.hasOwn(FORMATS, format) ? FORMATS[format]! : String;
  return write(value);
}
