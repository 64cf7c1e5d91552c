import { matchAt } from "./fold.ts";
import { LEXICON, STRUCTURE } from "./lexicon.ts";
import { isChineseNumeral, readNumeral } from "./numerals.ts";
import { longestAt } from "./phrases.ts";
import type { Found, Rule } from "./spans.ts";
import { readUnit } from "./units.ts";

const name = (end: number): Found => ({ end, class: "name" });

/** Names and idioms of the lexicon, longest first. */
export const listed: Rule = ({ norm }, at) => {
  const entry = longestAt(LEXICON, norm, at, ({ counts }) => !counts || !matchAt(counts, norm, at));
  if (!entry) return null;
  const end = at + entry.text.length;
  // 三公里, 十分钟, 千万元: an amount that reaches further than the name
  const n = isChineseNumeral(norm[at]) ? readNumeral(norm, at) : null;
  if (n && (readUnit(norm, n.end)?.end ?? 0) > end) return null;
  return { end, class: entry.class === "name" ? "name" : null };
};

const FORMULA = /(?:\d{1,3}|[A-Z])(?:\+(?:[\dA-Za-z]{1,4}|[\u4e00-\u9fff]{1,6}(?=[+"”])))+/uy;
const CODE = /\d{2,6}(?=(?:工程|工作法|行动|模式|机制|体系|战略|计划|格局|矩阵|服务法)(?!\d))/uy;
const SLOGAN_CODE = /24字(?=核心价值观|社会主义)/uy;
const SESSION = /[一二三四五六七八九十]{1,4}届[一二三四五六七八九十]{1,2}(?:中全会|次全会|次全体会议)/uy;
const CONGRESS = /(?:十[四五六七八九]|二十[一二三]?)大(?![\u4e00-\u9fff]{0,2}(?:工程|行动))/uy;
const ONES = /[二两三四五六七八九十]个一(?:批|百)?/uy;
const PLAN = /(?:十[一二三四五六七]|九|八|七)五(?=["”」]|规划|时期|期间|开局|收官|末|以来)/uy;

/** 1+3+N, 123工程, 十九届四中全会, 二十大, 三个一批, 十五五规划. */
export const patterned: Rule = ({ norm }, at) => {
  for (const pattern of [FORMULA, CODE, SLOGAN_CODE, SESSION, CONGRESS, ONES, PLAN]) {
    const m = matchAt(pattern, norm, at);
    if (m) return name(at + m[0].length);
  }
  return null;
};

/** A school year, where what follows says so: 高三学生, 大一新生, 初二（3）班; not 提高三十人 nor 调研一次. */
const SCHOOL_YEAR =
  /(?<![提调扩最增])[高初大研][一二三四](?=年级|学[生期年]|新生|考生|毕业|[上下]学期|\(?\d{1,2}\)?班|[的、和至到][高初大研]?[一二三四](?:年级|学生|新生))/uy;

export const schoolYear: Rule = ({ norm }, at) => {
  const m = matchAt(SCHOOL_YEAR, norm, at);
  return m ? { end: at + m[0].length, class: null } : null;
};

/** A place called by a numeral and a feature of the land: 三河镇, 五里铺村, 九里街道. Measure words are not among them. */
const PLACE =
  /[一二三四五六七八九十百千万]{1,3}[里河江山岭桥泉湾合星塘龙峰岗井坪沟水源溪渡堡棵树女仙圣宝秀景福和贤元阳都洲角庙墩圩台铺庄花寿松柳石林]{1,2}(?:镇|乡|村|街道|社区|县|路|小区|水库|林场|农场|屯)/uy;

export const place: Rule = ({ norm }, at) => {
  const m = matchAt(PLACE, norm, at);
  return m ? name(at + m[0].length) : null;
};

const MEASURE = /[个项条种点类大重张道]/uy;
/** 重点任务, 责任单位: the noun only describes a thing that can be counted. */
const THING = /任务|项目|工作|人|村|社区|乡镇|镇街|街道|区域|对象|单位|部门|企业|清单|岗|组织|案例|课题|问题/uy;
const STEPS = /步(?:走|法)/uy;
const POINTS = /点(?:要求|意见|建议|体会|希望|认识|启示|看法|想法|经验|做法|不足)/uy;
const GREAT = /大(?=[\u4e00-\u9fff])(?![类项型量中小学专])/uy;

/**
 * A count of the text's own structure: 四个方面, 三项举措, 五个坚持, 三步走, 四大工程, 三点建议. Which noun makes it
 * one, and up to which number, stands in the lexicon.
 */
export const structural: Rule = ({ norm }, at) => {
  const n = readNumeral(norm, at);
  if (!n || n.bare || n.decimalStep > 0 || n.value > 99 || norm.slice(at, n.end) === "一") return null;
  const fixed = matchAt(STEPS, norm, n.end) ?? matchAt(POINTS, norm, n.end);
  if (fixed && n.value <= 10) return name(n.end + fixed[0].length);
  const measure = matchAt(MEASURE, norm, n.end);
  const noun = n.end + (measure?.[0].length ?? 0);
  const entry = longestAt(STRUCTURE, norm, noun, (e, end) => {
    if (!measure && e.when !== "any") return false;
    if (e.when !== "any" && matchAt(THING, norm, end)) return false;
    if (measure?.[0] === "大") return true;
    return e.when === "any" || (n.value <= 10 && (e.when === "few" || n.script === "chinese"));
  });
  if (entry) return name(noun + entry.text.length);
  const great = n.value > 1 && n.value <= 30 ? matchAt(GREAT, norm, n.end) : null;
  return great ? name(n.end + great[0].length) : null;
};

const OPEN = /[“‘「"]/u;
const QUOTED = /[^“”‘’「」"。,;:!?、\n]{2,14}(?=[”’」"])/uy;

/**
 * A slogan in quotation marks that begins with a numeral, taken whole: “一月一主题”, “123”. Not what a rule for dates,
 * ordinals or names reads (`other`), and not a bare number with its unit: “9次” is somebody's figure.
 */
export function slogan(other: readonly Rule[]): Rule {
  return (source, at) => {
    const { norm } = source;
    if (!OPEN.test(norm[at - 1] ?? "")) return null;
    const m = matchAt(QUOTED, norm, at);
    if (!m) return null;
    for (const rule of other) if (rule(source, at)) return null;
    const n = readNumeral(norm, at);
    const end = at + m[0].length;
    if (n && readUnit(norm, n.end)?.end === end) return null;
    return name(end);
  };
}
