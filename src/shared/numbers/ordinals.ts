import { matchAt } from "./fold.ts";
import { readNumeral } from "./numerals.ts";
import type { Found, Rule } from "./spans.ts";
import { readUnit } from "./units.ts";

const NUM = "(?:\\d{1,5}|[〇零一二三四五六七八九十百千]{1,7})";
const ordinal = (end: number): Found => ({ end, class: "ordinal" });

const NTH = new RegExp(`第 ?${NUM}(?:(?:、|[至到-]第? ?)${NUM}(?![是、])(?!要))*`, "uy");
const OF_SERIES = /(?:届|批次?|期|号|版|卷|辑|讲|站|代|梯队|年级|等级|名次?)/uy;
const QUARTER = /第 ?[一二三四1-4](?:(?:、|至|-|到)第?[一二三四1-4]){0,3}季度/uy;

/** 第3次, 第十五届, 第二批, 第一（党支部）; a quarter of the year is a date. */
export const nth: Rule = ({ norm }, at) => {
  const quarter = matchAt(QUARTER, norm, at);
  if (quarter) return { end: at + quarter[0].length, class: "datetime" };
  const m = matchAt(NTH, norm, at);
  if (!m) return null;
  const end = at + m[0].length;
  const series = matchAt(OF_SERIES, norm, end);
  if (series && !(series[0] === "代" && norm[end + 1] === "表")) return ordinal(end + series[0].length);
  return ordinal(readUnit(norm, end)?.end ?? end);
};

const LEADING = new RegExp(`前 ?${NUM} ?(季度|个季度|个月|年|天|周|名|位|次|批|个|强|轮|期|届|项)(?![额])`, "uy");
/** Words that end in 前: what they are followed by is counted (目前3个, 提前3天). */
const ENDS_IN_FRONT = /[目此之会事课赛节岗训以日提面跟午当空年月期底天战生婚饭睡眼跟门台产行窗床]/u;

/** 前三名 ranks; 前三季度 is a date. */
export const leading: Rule = ({ norm }, at) => {
  if (ENDS_IN_FRONT.test(norm[at - 1] ?? "")) return null;
  const m = matchAt(LEADING, norm, at);
  if (!m) return null;
  return { end: at + m[0].length, class: /季度|月|年|天|周/u.test(m[1]!) ? "datetime" : "ordinal" };
};

const SUFFIX = /周年|年级|星(?=级|支部|党支部|党组织|村|社区)|等(?:奖|功|品|舱)|届|级|号/uy;
const NUMBERED_THING =
  /(?:楼|线|院|门|会议室|文件|窗口|展厅|厅|馆|教学楼|办公楼|病区|病房|地块|桥|井|机组|仓库|公告|通知|令)/uy;
/** 三级联动, 镇村两级: how many levels there are, not which one. */
const LEVELS_AFTER = /联|书记|网格|体系|组织|架构|管理|贯通|协同|便民|干部|调解|走访|培训|包/uy;

function level(norm: string, at: number, end: number, written: string): Found | null {
  const before = norm[at - 1] ?? "";
  if (written === "一" && (/[上下每各逐这哪同抓带做压对着]/u.test(before) || /[抓带做压对级]/u.test(norm[end] ?? ""))) {
    return { end, class: null };
  }
  const counted = written === "两" || /[省市区县镇乡村街户厂园社组]/u.test(before) || matchAt(LEVELS_AFTER, norm, end);
  return { end, class: counted ? "name" : "ordinal" };
}

/** 105周年, 三年级, 一等奖, 十五届, 四星（支部）, 二级（巡视员）, 1号楼, 一号文件. */
export const ranked: Rule = ({ norm }, at) => {
  const n = readNumeral(norm, at);
  if (!n || n.decimalStep > 0 || n.bare) return null;
  const suffix = matchAt(SUFFIX, norm, n.end);
  if (!suffix) return null;
  if (suffix[0] === "届" && /[新上下这本每]/u.test(norm[at - 1] ?? "")) return { end: n.end, class: null };
  const end = n.end + suffix[0].length;
  if (suffix[0] === "级") return level(norm, at, end, norm.slice(at, n.end));
  if (suffix[0] === "届" && norm[end] === "时") return null;
  const thing = suffix[0] === "号" ? matchAt(NUMBERED_THING, norm, end) : null;
  return ordinal(end + (thing?.[0].length ?? 0));
};
