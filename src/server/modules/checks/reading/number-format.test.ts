import { expect, it } from "vitest";
import { formatListNumber } from "./number-format.ts";

it.each<[string, number[], string]>([
  ["decimal", [1, 12], "1 12"],
  ["decimalZero", [3, 12], "03 12"],
  ["chineseCounting", [1, 10, 11, 20, 99, 102], "一 十 十一 二十 九十九 一〇二"],
  ["chineseCountingThousand", [10, 19, 102, 110, 1005, 2340], "十 十九 一百零二 一百一十 一千零五 二千三百四十"],
  ["chineseLegalSimplified", [1, 10, 25], "壹 壹拾 贰拾伍"],
  ["ideographTraditional", [1, 10, 11], "甲 癸 甲"],
  ["ideographZodiac", [1, 12], "子 亥"],
  ["ideographDigital", [10, 26], "一〇 二六"],
  ["decimalEnclosedCircle", [1, 20, 21, 36, 51], "① ⑳ ㉑ ㊱ 51"],
  ["decimalEnclosedParen", [2], "⑵"],
  ["decimalEnclosedFullstop", [3], "⒊"],
  ["decimalFullWidth", [12], "１２"],
  ["upperLetter", [1, 26, 27], "A Z AA"],
  ["lowerLetter", [2, 28], "b bb"],
  ["upperRoman", [4, 9, 14, 1999], "IV IX XIV MCMXCIX"],
  ["lowerRoman", [6], "vi"],
  ["ordinal", [1, 2, 3, 4, 11, 22], "1st 2nd 3rd 4th 11th 22nd"],
  ["none", [1], ""],
  ["a format of the future", [7], "7"],
  ["chineseCounting", [-1], "-1"],
])("%s", (format, values, shown) => {
  expect(values.map((value) => formatListNumber(value, format)).join(" ")).toBe(shown);
});
