import { oneOf } from "./pattern.ts";
import { ADVERBS, CONTENT_VERBS, LIGHT_VERBS, NOT_NOMINAL, TRAILING } from "./words.ts";

/** Words by their last or first character, longest first. */
function index(words: readonly string[], key: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const word of words) map.set(key(word), [...(map.get(key(word)) ?? []), word]);
  for (const bucket of map.values()) bucket.sort((a, b) => b.length - a.length);
  return map;
}

const first = (word: string): string => word[0]!;
const final = (word: string): string => word.at(-1)!;
const LIGHT = index(LIGHT_VERBS, first);
const CONTENT = index(CONTENT_VERBS, first);
const LEADING = index(ADVERBS, first);
const TAIL = index(TRAILING, final);
const STOPS = index(NOT_NOMINAL, first);

const startingAt = (words: ReadonlyMap<string, readonly string[]>, text: string, at: number): string | undefined =>
  words.get(text[at] ?? "")?.find((word) => text.startsWith(word, at));

/** 组织生活会, 建设工程, 落实情况: a light verb that is part of a noun. */
const NOUNS_WITH_VERBS = oneOf(
  `
  动员(?:会|大会|部署|令) 组织(?:生活|部|委员|关系|领导|体系|架构|机构|纪律|振兴|力|书记|党员会|建设|工作|员|机关|隶属|设置|活动率|覆盖|干部|人事|路线)
  建设(?:工程|项目|现场|会|者|用地|局|领域|情况) 落实(?:情况|率|会) 安排(?:表|部署会) 部署会 推进会 启动(?:会|仪式) 创新(?:项目|成果|案例|工作室|团队|平台|大赛) 提案
  发布会 推动会 申报(?:书|材料|项目) 承诺(?:书|践诺) 征求意见 签约 提供者 设置率 建成率 完成率 完成量 完成情况 覆盖率 覆盖面 观看人次 推送量 播放量 采购额
  实施(?:方案|意见|细则) 创建(?:率|单位|工作) 创作(?:室|者|团队) 修订(?:稿|情况)`,
  { flags: "uy" },
);

/** 党组织, 社会组织, 经济建设: a noun that ends with such a verb. */
const NOUN_BEFORE =
  /(?:党|社会|团|群团|工会|妇女|自|经济|各类|级|枢纽型)(?=组织)|(?:政治|思想|队伍|阵地|作风|制度|文化|能力|项目|工程|党的|党|经济|重点|基础|设施)(?=建设)|(?:党群|一)(?=服务)|运(?=动员)/uy;

/** 签订率, 发放量, 组织者: what is made of a verb is a noun. */
const NOMINAL_END = /[率量数面额度者员费书表册]/u;

/** Do the characters of a verb at a place belong to a noun? */
function withinNoun(text: string, at: number): boolean {
  NOUNS_WITH_VERBS.lastIndex = at;
  if (NOUNS_WITH_VERBS.test(text)) return true;
  for (let from = Math.max(0, at - 3); from < at; from++) {
    NOUN_BEFORE.lastIndex = from;
    if (NOUN_BEFORE.exec(text)?.[0].length === at - from) return true;
  }
  return false;
}

/** The light verb at a place; none where its characters are part of a noun. */
export function lightVerbAt(text: string, at: number): string | undefined {
  const verb = startingAt(LIGHT, text, at);
  if (verb === undefined || NOMINAL_END.test(text[at + verb.length] ?? "")) return undefined;
  return withinNoun(text, at) ? undefined : verb;
}

const EDGE = /^[\s、，,：:；;。“”"‘’'（）()【】的了地着]+|[\s、，,：:；;。（(【“"‘]+$/gu;
/** 全区, 各支部, 部机关 say where; the report's definitions carry that, not the subject. */
const SCOPE =
  /^(?:(?:在?全[区县市镇乡村校院系省局所司站社街]|我[区县市镇乡村校院局们]|[区县市]级(?!领导|干部|以上)|各级|各地|各(?:镇街|部门|单位|支部|村|乡镇)|部机关|机关|本[区县镇村校院级]|基层)(?![\u4e00-\u9fff]{0,2}(?:率|数$)))+/u;

export function trimEdges(text: string): string {
  return text.replace(EDGE, "");
}

/** 实到, 党员人数, 存量: the last characters belong to the word. */
const WHOLE =
  /(?:[实应报签收接迁找直新]到|(?:党员|职工|学员|干部|参会|参训|参与|参加|受益|覆盖|从业|就业|接待|培训|服务|应到|实到)人数|[流存容产销增音]量|目的|[作行成认]为|所有|[全首]都|以上|会上|线上|网上|年均|[人户日月年生师床]均)$/u;

/** Takes 共, 累计, 达到, 人均 … off the end. */
export function withoutTail(text: string): string {
  let rest = trimEdges(text);
  for (;;) {
    const word = TAIL.get(rest.at(-1) ?? "")?.find((one) => rest.endsWith(one));
    if (word === undefined || (word === rest && /[数额量]$/u.test(word)) || WHOLE.test(rest)) return rest;
    rest = trimEdges(rest.slice(0, -word.length));
  }
}

/** 对接需求, 为民办事, 与会人员, 计生服务: the first character belongs to a word. */
const BEGINS_WORD = oneOf(
  String.raw`
  (?:及时|按期|按时|全面|有效|集中)[\u4e00-\u9fff]{1,4}率 对[接口象标照外比岗点内联账] 为民 从[业严政事] 向[上前心导] 与会 和谐 由头 将[军才] 把[关脉] 被[征装]
  给[水予] 再[就生造] 又一 还[款原乡林] 计[生划量] 均衡 都市 另类 现[场有代役行实] 当[事地选前代班] 创新 联合[会党支体督共行执办建培调巡] 集中 全体 其他(?:类|人员) 通过率
  结合部 利用率 依托单位 牵头单位 坚持率`,
  { before: "^" },
);

const EACH = /^(?:每[人户名个月年周天](?!\d)|[人户日月年村校班生师床]均(?!收入|年|增))+/u;

/** Takes 先后, 今年, 其中 … off the beginning, while a phrase of two characters is left. */
export function withoutLead(text: string): string {
  const whole = trimEdges(text);
  const each = EACH.exec(whole)?.[0] ?? "";
  let rest = whole.length - each.length >= 2 ? whole.slice(each.length) : whole;
  for (;;) {
    const word = startingAt(LEADING, rest, 0);
    if (word === undefined || rest.length - word.length < 2 || BEGINS_WORD.test(rest)) break;
    rest = trimEdges(rest.slice(word.length));
  }
  const scope = SCOPE.exec(rest)?.[0] ?? "";
  return rest.length - scope.length >= 2 ? trimEdges(rest.slice(scope.length)) : rest;
}

/** Where the last verb that governs the end of the phrase begins and ends, and whether it is light. */
export type Verb = { start: number; end: number; light: boolean };

export function lastVerb(text: string): Verb | null {
  let found: Verb | null = null;
  for (let at = 0; at < text.length; at++) {
    const light = lightVerbAt(text, at);
    if (light === undefined) continue;
    found = { start: at, end: at + light.length, light: true };
    at += light.length - 1;
  }
  return found;
}

export function contentVerbAt(text: string, at: number): string | undefined {
  return startingAt(CONTENT, text, at);
}

const NOUN_ENDS = /[\s，,。；;：:、！？!?（）()《》【】“”"\d％%]/u;
const LONGEST = 16;

/** 党外专家, 临时党支部, 高中教师: the particle is the second character of a word. */
const WITHIN =
  /^(?:[党校海国编室户县区境院]外|[党校国室院市县区境]内|[临平实工课]时|[初高年]中|[结核]对|[功性职智技潜]能)$/u;

/** The noun phrase at the beginning of what follows a number; "" when a verb or particle stands there. */
export function nounPhrase(after: string): string {
  const text = after.replace(/^[ 的]/u, "");
  let at = 0;
  // a name in quotation marks belongs to the phrase: 12个“红色驿站”
  if (/^[“"《]/u.test(text)) {
    const close = text.search(/[”"》]/u);
    if (close > 0 && close <= LONGEST) at = close + 1;
  }
  const start = at;
  while (at < text.length && at < LONGEST && !NOUN_ENDS.test(text[at]!)) {
    const stop = startingAt(STOPS, text, at);
    if (
      stop !== undefined &&
      !WITHIN.test(text.slice(Math.max(0, at - 1), at + 1)) &&
      !withinNoun(text, at) &&
      (at > start || stop.length > 1 || !isNounWith(text, at))
    )
      break;
    if (at > start && lightVerbAt(text, at)) break;
    at++;
  }
  return trimEdges(text.slice(0, at));
}

/** 一 of 一线, 中 of 中层干部, 内 of 内控制度, 对 of 对象: single characters that begin a noun. */
const BEGINS_NOUN =
  /一线|中[层小型青药医高]|内[控部]|外[资来出籍卖]|对[象口]|能[人手源]|时[事政]|应[急届]|同[志学]|以案|各类|各级|合作|作品|通[讯报知]|上[级门]|参[训]学员|的?后备|前沿|每日|从业|其他|行政/uy;

function isNounWith(text: string, at: number): boolean {
  BEGINS_NOUN.lastIndex = at;
  return BEGINS_NOUN.test(text);
}
