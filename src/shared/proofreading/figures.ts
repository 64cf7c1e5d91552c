import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

const GB = "GB/T 15835—2011";

const RULES = [
  { id: "figures.full-width", name: "全角数字", severity: "warning", standard: GB, evidence: "second-hand" },
  {
    id: "figures.mixed",
    name: "一个数里混用汉字和阿拉伯数字",
    severity: "warning",
    standard: GB,
    evidence: "second-hand",
  },
  {
    id: "figures.mixed-date",
    name: "一个日期里混用汉字和阿拉伯数字",
    severity: "warning",
    standard: GB,
    evidence: "second-hand",
  },
  { id: "figures.short-year", name: "简写的年份", severity: "warning", standard: GB, evidence: "second-hand" },
  {
    id: "figures.about",
    name: "相邻数字表概数用了顿号",
    severity: "warning",
    standard: "GB/T 15834—2011 4.5.3.4",
    evidence: "seen",
  },
  { id: "figures.grouping", name: "千分位的写法", severity: "error", standard: GB, evidence: "memory" },
  {
    id: "figures.percent-range",
    name: "百分数范围少了前一个百分号",
    severity: "warning",
    standard: `${GB} 4.1.1`,
    evidence: "seen",
  },
  {
    id: "figures.negative-growth",
    name: "增长了负数",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  { id: "figures.times-less", name: "减少用了倍数", severity: "warning", standard: "通行的写法", evidence: "practice" },
  { id: "figures.twice-about", name: "重复的约数", severity: "warning", standard: "通行的写法", evidence: "practice" },
] as const satisfies readonly ProofRule[];

type Look = {
  id: (typeof RULES)[number]["id"];
  pattern: RegExp;
  /** null: this match is fine after all; `before` are up to 16 characters in front of it */
  say(
    m: RegExpExecArray,
    before: string,
    after: string,
  ): { message: string; suggestion: string | null; fix?: string } | null;
};

const CN = "一二三四五六七八九";
const COUNTED = "天|个(?!月)|名|人|次|家|户|件|位|里|公里|岁";
const DURATION = /徒刑|刑期|党龄|工龄|军龄|任期|历时|年限|连续|长达|满|近|约|共|已有|超过|整整|过去|超|第|’|'$/u;
const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  [...`零${CN}`].map((c, i) => [String(i), c]),
);

const half = (text: string) => text.replace(/[０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
const digit = (c: string) => (/\d/.test(c) ? Number(c) : CN.indexOf(c) + 1);

const LOOKS: readonly Look[] = [
  {
    id: "figures.full-width",
    pattern: /[０-９]{1,20}(?:．[０-９]{1,6})?/gu,
    say: ([found]) => {
      const due = half(found).replace("．", ".");
      return { message: `数字用半角：“${found}”应为“${due}”`, suggestion: due, fix: due };
    },
  },
  {
    id: "figures.mixed",
    pattern: /\d{1,3}[十百](?![分货姓科米色强佳日周合年大花家倍])/gu,
    say: ([found]) => ({
      message: `“${found}”一个数里混用了汉字和阿拉伯数字`,
      suggestion: "全用阿拉伯数字，或者全用汉字",
    }),
  },
  {
    id: "figures.mixed",
    pattern: new RegExp(`[${CN}][0０][${CN}0０]{1,2}(?=年)|20[〇零${CN}]{2}(?=年)`, "gu"),
    say: ([found]) => ({ message: `年份“${found}年”里混用了汉字和阿拉伯数字`, suggestion: "全用阿拉伯数字" }),
  },
  {
    id: "figures.mixed-date",
    pattern: new RegExp(
      `[〇零${CN}]{4}年\\d{1,2}月|(?:19|20)\\d{2}年(?:[${CN}]|十[一二]?)月(?!初|廿)(?:[${CN}十]{1,3}日)?`,
      "gu",
    ),
    say: ([found], before) =>
      /农历|阴历/u.test(before)
        ? null
        : { message: `日期“${found}”里混用了汉字和阿拉伯数字`, suggestion: "全用阿拉伯数字" },
  },
  {
    id: "figures.short-year",
    pattern: /(?<![\d.〇零一二三四五六七八九十年])([12]\d|3[0-5])年(?:1[0-2]|[1-9])月(?!份?[内末来])/gu,
    say: (m, before) =>
      DURATION.test(before) ? null : { message: `年份“${m[1]}年”不宜简写`, suggestion: `20${m[1]}年` },
  },
  {
    id: "figures.about",
    pattern: new RegExp(
      `(?<![\\d.第前、附件图表${CN}十])(?:([1-8])、([2-9])|([${CN}])、([${CN}]))(?=(?:${COUNTED})(?!分配|供水|能源))`,
      "gu",
    ),
    say: (m, before) => {
      const low = digit(m[1] ?? m[3]!);
      if (digit(m[2] ?? m[4]!) !== low + 1 || before === "" || /分别|[。；]$|各|依次/u.test(before)) return null;
      const due = [low, low + 1]
        .map((n) => CHINESE_DIGITS[n])
        .join("")
        .replace("一二", "一两")
        .replace("二三", "两三");
      return {
        message: `相邻数字表示概数，不用顿号，用汉字：“${m[0]}”应为“${due}”（GB/T 15834—2011 4.5.3.4）`,
        suggestion: due,
      };
    },
  },
  {
    id: "figures.grouping",
    pattern: /(?<![\d.,])\d{1,3}(?:,\d{3}){0,4},(?!(?:19|20)\d{2}(?!\d))\d{4,8}(?![\d,])/gu,
    say: ([found]) => ({ message: `千分位每三位一节，“${found}”写错了`, suggestion: "核对数字" }),
  },
  {
    id: "figures.percent-range",
    pattern: /(?<![\d.%—–~～-])(\d{1,3}(?:\.\d{1,3})?)([—–~～-])(\d{1,3}(?:\.\d{1,3})?)%/gu,
    say: ([, low, dash, high]) => {
      const due = `${low}%${dash}${high}%`;
      return { message: `百分数的范围两头都写百分号：“${due}”（GB/T 15835—2011 4.1.1）`, suggestion: due, fix: due };
    },
  },
  {
    id: "figures.negative-growth",
    pattern: /(?:增长|上升|增加|提高|增幅为|增速为)了?[-－−](?=\d)/gu,
    say: () => ({ message: "增长的数不写负号", suggestion: "改为“下降”或者“负增长”" }),
  },
  {
    id: "figures.times-less",
    pattern:
      /(?:降低|减少|下降|缩短|压缩|缩减|减轻|压减)了?(?:近|约|超过?|大约)?(?:\d{1,4}(?:\.\d{1,2})?|[两二三四五六七八九十百数]{1,3})多?倍/gu,
    say: ([found]) => ({ message: `减少不能用倍数：“${found}”`, suggestion: "改为百分数或者几分之几" }),
  },
  {
    id: "figures.twice-about",
    pattern:
      /(?:超过|逾|突破|不少于|不低于|至少|大约|将近|接近|(?<![条节合预特契签邀相制公失违履])约|(?<![附最远就靠临接邻亲新贴])近)\d{1,6}(?:\.\d{1,2})?[百千万亿]?[余多](?![年天月日个])|(?:超过|逾|突破|不少于|不低于|至少|大约|将近|接近|(?<![条节合预特契签邀相制公失违履])约)\d{1,6}[百千万亿]?[余多](?=[年天日个])/gu,
    say: ([found]) => ({ message: `“${found}”两次表示约数`, suggestion: "留下一个" }),
  },
  {
    id: "figures.twice-about",
    pattern:
      /(?<![条节合预特契签邀相制公失违履])约\d{1,6}(?:\.\d{1,2})?[百千万亿]?(?:人次|[个名人次元件户家天年岁亩吨米%])?左右/gu,
    say: ([found]) => ({ message: `“${found}”两次表示约数`, suggestion: "“约”和“左右”留下一个" }),
  },
];

const BEFORE = 16;

/** Family 7: how numbers are written, by GB/T 15835—2011, which official documents may follow, and by usage. */
export const figures: Family = {
  rules: RULES,
  find: (reading) => LOOKS.flatMap((look) => [...looked(reading, look)]),
};

function* looked({ draft }: Reading, { id, pattern, say }: Look): Generator<Mark> {
  for (const { m, start, text } of matches(draft, pattern)) {
    const before = text.slice(Math.max(0, m.index - BEFORE), m.index);
    const end = m.index + m[0].length;
    const said = say(m, before, text.slice(end, end + BEFORE));
    if (said) yield { rule: id, start, length: m[0].length, fix: null, ...said };
  }
}
