import type { Family, Mark, ProofRule } from "./rule.ts";
import { matches } from "./rule.ts";

const RULES = [
  { id: "width.letters", name: "全角字母", severity: "warning", standard: "通行的写法", evidence: "practice" },
  { id: "width.spaces", name: "汉字之间的空格", severity: "hint", standard: "通行的写法", evidence: "practice" },
  { id: "width.double-spaces", name: "连续的空格", severity: "hint", standard: "通行的写法", evidence: "practice" },
] as const satisfies readonly ProofRule[];

const half = (text: string) => text.replace(/[Ａ-Ｚａ-ｚ]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** Family 10: letters of another width, and spaces that are not wanted. Full-width digits stand in figures.ts. */
export const width: Family = {
  rules: RULES,
  find({ draft }) {
    const marks: Mark[] = [];
    for (const { m, start } of matches(draft, /[Ａ-Ｚａ-ｚ]{1,40}/gu)) {
      const due = half(m[0]);
      const message = `字母用半角：“${m[0]}”应为“${due}”`;
      marks.push({ rule: "width.letters", start, length: m[0].length, message, suggestion: due, fix: due });
    }
    for (const { m, start } of matches(
      draft,
      /(?<=[\u4e00-\u9fff，。；：、])(?<!第[一二三四五六七八九十百]{1,5}[章条节编])[ \u3000]{1,20}(?=[\u4e00-\u9fff])/gu,
    )) {
      const rule = m[0].length > 1 ? "width.double-spaces" : "width.spaces";
      marks.push({ rule, start, length: m[0].length, message: "汉字之间有空格", suggestion: "删去空格", fix: null });
    }
    return marks;
  },
};
