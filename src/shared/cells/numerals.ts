const DIGITS = "零一二三四五六七八九";
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 };
const NUMERAL = "[〇○零一二两三四五六七八九十百千]+";
const HAS_NUMERAL = new RegExp(NUMERAL);

function digitOf(character: string): number {
  return character === "〇" || character === "○" ? 0 : character === "两" ? 2 : DIGITS.indexOf(character);
}

/** The number a Chinese numeral below 10,000 means; digits in a row are read as such: 二〇二六 → 2026, 一百零三 → 103. */
export function readNumeral(numeral: string): number {
  if (!/[十百千]/.test(numeral)) return Number([...numeral].map(digitOf).join(""));
  let total = 0;
  let digit: number | null = null;
  for (const character of numeral) {
    const place = PLACES[character];
    if (place === undefined) {
      digit = digitOf(character);
    } else {
      total += (digit ?? 1) * place;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}

/** Writes the Chinese numerals that stand before one of `units` (a character class) or at the end in digits. */
export function numeralsToDigits(text: string, units: string): string {
  if (!HAS_NUMERAL.test(text)) return text;
  return text.replace(new RegExp(`(?<!星期|周|礼拜)${NUMERAL}(?=[${units}]|$)`, "g"), (numeral) =>
    String(readNumeral(numeral)),
  );
}
