import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { HAN, matches } from "./rule.ts";

const GB = "GB/T 15834—2011";

const RULES = [
  {
    id: "punctuation.half-width",
    name: "汉字之间的半角标点",
    severity: "error",
    standard: `${GB} 5.1`,
    evidence: "seen",
  },
  {
    id: "punctuation.low-dot",
    name: "句号写成了下脚点",
    severity: "warning",
    standard: `${GB} 4.1`,
    evidence: "memory",
  },
  {
    id: "punctuation.half-brackets",
    name: "汉字外的半角括号",
    severity: "warning",
    standard: `${GB} 5.1`,
    evidence: "seen",
  },
  {
    id: "punctuation.straight-quotes",
    name: "汉字旁的直引号",
    severity: "warning",
    standard: `${GB} 4.8`,
    evidence: "seen",
  },
  { id: "punctuation.ellipsis", name: "省略号的写法", severity: "warning", standard: `${GB} 4.11.2`, evidence: "seen" },
  { id: "punctuation.doubled", name: "重叠的点号", severity: "error", standard: GB, evidence: "practice" },
  {
    id: "punctuation.before-deng",
    name: "“等”前的顿号",
    severity: "warning",
    standard: `${GB} 附录B.1.2`,
    evidence: "seen",
  },
  {
    id: "punctuation.deng-ellipsis",
    name: "“等”与省略号并用",
    severity: "warning",
    standard: `${GB} 附录A.9.2`,
    evidence: "seen",
  },
  {
    id: "punctuation.between-marks",
    name: "并列书名号、引号之间的顿号",
    severity: "hint",
    standard: `${GB} 4.5.3.5`,
    evidence: "seen",
  },
  { id: "punctuation.dash", name: "破折号的写法", severity: "warning", standard: `${GB} 4.10.2`, evidence: "seen" },
  {
    id: "punctuation.year-range",
    name: "起止年份的连接号",
    severity: "warning",
    standard: `${GB} 4.13.3`,
    evidence: "seen",
  },
  {
    id: "punctuation.ordinal-comma",
    name: "“一是”后的逗号",
    severity: "warning",
    standard: `${GB} 附录B.3.7`,
    evidence: "seen",
  },
  {
    id: "punctuation.heading-stop",
    name: "标题末尾的句号",
    severity: "warning",
    standard: `${GB} 附录B.4`,
    evidence: "seen",
  },
  { id: "punctuation.two-colons", name: "一句中两个冒号", severity: "hint", standard: GB, evidence: "memory" },
] as const satisfies readonly ProofRule[];

type Id = (typeof RULES)[number]["id"];

const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  ".": "。",
  "(": "（",
  ")": "）",
};

/** What one pattern says of each of its matches; the marked characters are those of the whole match. */
type Look = {
  id: Id;
  pattern: RegExp;
  message: (found: string) => string;
  fix: (found: string, m: RegExpExecArray) => string | null;
  suggestion?: string;
};

const DENG_WORDS = "级待候额闲同效比值地次高量距边离车位腰身分第到外着";

const LOOKS: readonly Look[] = [
  {
    id: "punctuation.half-width",
    pattern:
      /(?<=[\u4e00-\u9fff”》）])(?<!^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?)(?:[,;:](?=[\u4e00-\u9fff“《（\d]|$)|[?!](?=[\u4e00-\u9fff“《（]|$)|\.(?=[\u4e00-\u9fff“《]|$))/gu,
    message: (found) => `汉字之间用了半角的“${found}”，应为“${FULL[found]}”（GB/T 15834—2011 5.1）`,
    fix: (found) => FULL[found] ?? null,
  },
  {
    id: "punctuation.low-dot",
    // 约翰．史密斯 has a dot as well: it is asked about, not corrected
    pattern: /(?<=[\u4e00-\u9fff”》）])(?<!^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?)．(?=[\u4e00-\u9fff“《]|$)/gu,
    message: () => "句子末尾用句号“。”，文中是“．”（GB/T 15834—2011 4.1）",
    fix: () => null,
    suggestion: "。",
  },
  {
    id: "punctuation.ellipsis",
    pattern: /(?<!…)…(?!…)|(?<=[\u4e00-\u9fff“”，])(?:\.{3,12}|。{3,12}|·{3,12})/gu,
    message: () => "省略号是六个小圆点“……”（GB/T 15834—2011 4.11.2）",
    fix: () => "……",
  },
  {
    id: "punctuation.doubled",
    pattern: /(?<!。)。。(?!。)|([，、；：])\1|[，、；][。；，、]|。[，、；]|：[，。；、]/gu,
    message: (found) => `两个点号“${found}”连用`,
    fix: (found) => (found[0] === found[1] ? found[0]! : null),
    suggestion: "只留一个",
  },
  {
    id: "punctuation.before-deng",
    pattern: new RegExp(`、(?=等(?![${DENG_WORDS}]))`, "gu"),
    message: () => "“等”前不用顿号（GB/T 15834—2011 附录B.1.2）",
    fix: () => "",
    suggestion: "删去顿号",
  },
  {
    id: "punctuation.deng-ellipsis",
    pattern: /等……|……等(?=[，。；）]|$)/gu,
    message: () => "“等”与省略号不并用（GB/T 15834—2011 附录A.9.2）",
    fix: () => null,
    suggestion: "留下“等”，删去省略号",
  },
  {
    id: "punctuation.between-marks",
    pattern: /(?<=》)、(?=《)|(?<=”)、(?=“)/gu,
    message: () => "并列的书名号、引号之间通常不用顿号（GB/T 15834—2011 4.5.3.5）",
    fix: () => "",
    suggestion: "删去顿号",
  },
  {
    id: "punctuation.dash",
    pattern: /(?<=[\u4e00-\u9fff”》])(?:-{2,4}|－{2,4}|—-|-—|—{3,4})(?=[\u4e00-\u9fff“《])/gu,
    message: (found) => `破折号写作“——”，文中是“${found}”（GB/T 15834—2011 4.10.2）`,
    fix: () => "——",
  },
  {
    id: "punctuation.year-range",
    pattern: /(?<![\d.—–~～-])((?:19|20)\d{2}年?)(?:-|－|–|~|～)((?:19|20)\d{2}年)/gu,
    message: (found) => `起止年份用一字线“—”连接：“${found}”（GB/T 15834—2011 4.13.3）`,
    fix: (_, m) => `${m[1]}—${m[2]}`,
  },
  {
    id: "punctuation.ordinal-comma",
    pattern: /(?<=^|[。；：！？])[一二三四五六七八九十]{1,2}是，/gu,
    message: (found) => `“${found.slice(0, -1)}”后不用逗号（GB/T 15834—2011 附录B.3.7）`,
    fix: (found) => found.slice(0, -1),
  },
  {
    id: "punctuation.two-colons",
    pattern: /(?<=：[^。；！？：“”（）\s]{1,60})：/gu,
    message: () => "一句话里用了两个冒号",
    fix: () => null,
    suggestion: "把其中一个改为逗号",
  },
];

/** Family 6: punctuation by GB/T 15834—2011. Pairs stand in pairs.ts, numbers of headings in headings.ts. */
export const punctuation: Family = {
  rules: RULES,
  find(reading) {
    const marks = LOOKS.flatMap((look) => [...looked(reading, look)]);
    return [...marks, ...brackets(reading), ...straightQuotes(reading), ...headingStops(reading)];
  },
};

function* looked({ draft }: Reading, { id, pattern, message, fix, suggestion }: Look): Generator<Mark> {
  for (const { m, start } of matches(draft, pattern)) {
    const due = fix(m[0], m);
    yield { rule: id, start, length: m[0].length, message: message(m[0]), suggestion: suggestion ?? due, fix: due };
  }
}

/** Half-width brackets count where they enclose Chinese characters; an enclosed number or Latin word may stand so. */
function brackets(reading: Reading): Mark[] {
  const message = "汉字外用了半角括号，应为全角括号（GB/T 15834—2011 5.1）";
  return enclosed(reading, "punctuation.half-brackets", /\(([^()（）\n]{1,80})\)/gu, ["（", "）"], message);
}

/** Straight quotation marks are put right in pairs; where one is left over nobody can say which way it opens. */
function straightQuotes(reading: Reading): Mark[] {
  const message = "汉字的引号用“”，不用直引号（GB/T 15834—2011 4.8）";
  return enclosed(reading, "punctuation.straight-quotes", /"([^"\n]{0,80})"/gu, ["“", "”"], message);
}

/** The first and the last character of each match around Chinese text, a mark each: what stands between has marks of its own. */
function enclosed(
  { draft }: Reading,
  rule: Id,
  pattern: RegExp,
  due: readonly [string, string],
  message: string,
): Mark[] {
  return [...matches(draft, pattern)].flatMap(({ m, start }) => {
    if (!HAN.test(m[1]!)) return [];
    return [start, start + m[0].length - 1].map((at, index) => {
      const fix = due[index]!;
      return { rule, start: at, length: 1, message, suggestion: fix, fix };
    });
  });
}

const LONGEST_HEADING = 32;
const SHORTEST_TEXT = 40;
const TYPED_HEADING = /^[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,3}、)/u;

/** Only what is surely a heading: by its style, or 一、 and one short sentence on its line with running text below. */
function* headingStops({ draft }: Reading): Generator<Mark> {
  for (const [index, { text, start, level, part }] of draft.paragraphs.entries()) {
    if (part !== "body" || text.length > LONGEST_HEADING || text.indexOf("。") !== text.length - 1 || text === "")
      continue;
    const below = draft.paragraphs[index + 1]?.text ?? "";
    const typedHeading = TYPED_HEADING.test(text) && below.length >= SHORTEST_TEXT && !TYPED_HEADING.test(below);
    if (level === null && !typedHeading) continue;
    const message = "标题末尾通常不用句号（GB/T 15834—2011 附录B.4）";
    const at = start + text.length - 1;
    yield { rule: "punctuation.heading-stop", start: at, length: 1, message, suggestion: "删去句号", fix: "" };
  }
}
