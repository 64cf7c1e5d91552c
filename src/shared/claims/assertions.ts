import { sentencesOf } from "./sentences.ts";

/** What a sentence says was done without any exception, of things whose exceptions are on record. */
export type AssertionSort = "rounds_in_time" | "documents_passed_on" | "documents_closed" | "needs_matched";
export type Assertion = { sort: AssertionSort; start: number; end: number; text: string };

const ALL = "(?:全部|均已?|都已?|全数|百分之百)(?:能够?)?";
const PATTERNS: readonly [AssertionSort, RegExp][] = [
  [
    "rounds_in_time",
    new RegExp(
      `${ALL}(?:按时|按期|如期|及时)(?:完成)?(?:报送|上报|填报|报表)|报送(?:及时)?率(?:达到?)?(?:100%|百分之百)`,
      "u",
    ),
  ],
  [
    "documents_passed_on",
    new RegExp(
      `(?:来文|上级文件|上级精神|文件精神|收到的?文件)[^。]{0,12}${ALL}(?:传达|学习)|${ALL}(?:进行了?)?传达学习`,
      "u",
    ),
  ],
  ["documents_closed", new RegExp(`(?:来文|上级文件|收到的?文件)[^。]{0,12}${ALL}(?:按时|按期)?办结`, "u")],
  ["needs_matched", new RegExp(`(?:需求|诉求)[^。，]{0,8}${ALL}(?:得到)?(?:对接|回应|解决|办结)`, "u")],
];

/** What is to be done has not been done: 要全部按时报送, 确保需求全部对接. */
const DEMANDED = /要求|确保|必须|应当?|须|务必|力争|计划|争取|下一步|将|做到|(?<![主重需只])要(?!素|点|求)/u;

/** The sentences of a draft that say 全部 of what the records can contradict. */
export function assertionsIn(text: string): Assertion[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end).normalize("NFKC");
    return PATTERNS.flatMap(([sort, pattern]): Assertion[] => {
      const found = pattern.exec(sentence);
      if (!found || sentence.length !== end - start || DEMANDED.test(sentence.slice(0, found.index + 2))) return [];
      return [{ sort, start: start + found.index, end: start + found.index + found[0].length, text: found[0] }];
    });
  });
}
