import { atParagraphStart, matchAt } from "./fold.ts";
import { HOTLINE } from "./lexicon.ts";
import type { Found, Rule } from "./spans.ts";
import { readUnit } from "./units.ts";

const NUM = "(?:\\d{1,4}|[〇零一二三四五六七八九十百]{1,5})";
const reference = (end: number): Found => ({ end, class: "reference" });

const ADDRESS =
  /(?:https?:\/\/|www\.)[!-~]{1,400}|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5}/y;
const STANDARD =
  /(?:GB|ISO|IEC|DA|GA|HJ|JGJ|CJJ|MZ|WS|DB\d{0,4})(?:\/[TZ])?[ -]?\d{1,6}(?:\.\d{1,3})*(?:[-:]\d{2,4})?/y;
const VERSION = /[Vv]\d{1,3}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})+版本?/y;
const LATIN = /[A-Za-z]+(?:-?\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)?(?:级|纸)?/y;
const DIGITS_LATIN = /\d{1,4}(?:\.\d+)?[A-Za-z]+[A-Za-z0-9]*(?:级|纸)?/y;

/** Addresses, standards, versions (references) and mixed codes: A4纸, 5G, 4A级 (names). Latin words without a digit are skipped. */
export const latin: Rule = ({ raw, norm }, at) => {
  // Addresses are read as written: a full-width comma or bracket ends them.
  const address = matchAt(ADDRESS, raw, at)?.[0].replace(/[.,;:]+$/u, "");
  if (address) return { end: at + address.length, class: /\d/u.test(address) ? "reference" : null };
  const coded = matchAt(STANDARD, norm, at) ?? matchAt(VERSION, norm, at);
  if (coded) return reference(at + coded[0].length);
  const word = matchAt(LATIN, norm, at);
  if (word) return { end: at + word[0].length, class: /\d/u.test(word[0]) ? "name" : null };
  const code = matchAt(DIGITS_LATIN, norm, at);
  if (!code) return null;
  const digits = /^[\d.]+/u.exec(code[0])![0].length;
  return readUnit(norm, at + digits) ? null : { end: at + code[0].length, class: "name" };
};

const DOCUMENT = /[[(](?:19|20)\d{2}[\])] ?第? ?\d{1,5} ?号/y;
const FOOTNOTE = /\[\d{1,3}\]/y;
const ENUMERATED = /\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)/uy;
const CIRCLED = /[①-⑳㈠-㈩⑴-⑽]/uy;

/** 〔2026〕5号, footnotes [1], （一）, ①: what begins with a bracket or is one sign. */
export const bracketed: Rule = ({ norm }, at) => {
  for (const pattern of [DOCUMENT, FOOTNOTE, ENUMERATED, CIRCLED]) {
    const m = matchAt(pattern, norm, at);
    if (m) return reference(at + m[0].length);
  }
  return null;
};

const ARTICLE = new RegExp(
  `第 ?${NUM} ?(?:[条款编目](?![例件规线])|章(?!程)|节(?!课))(?:、${NUM} ?[条款项节]|[至到]?第? ?${NUM} ?[条款项节])*`,
  "uy",
);
const ATTACHED = new RegExp(`(?:附件|附表|附图|附录|专栏) ?${NUM}`, "uy");
const PICTURED = /[图表] ?\d{1,3}(?:-\d{1,3})?/uy;

/** 第三条第二款, 附件1, 表2. 代表2名 and 统计表3张 are counted: a unit follows, or another word ends in 表. */
export const named: Rule = ({ norm }, at) => {
  const m = matchAt(ARTICLE, norm, at) ?? matchAt(ATTACHED, norm, at) ?? matchAt(PICTURED, norm, at);
  if (!m) return null;
  const end = at + m[0].length;
  if (norm[at] !== "第" && readUnit(norm, end)) return null;
  if (/[图表]/u.test(norm[at]!) && /[代列外发试手钟仪意企版地蓝绘力水电气热油]/u.test(norm[at - 1] ?? "")) return null;
  return reference(end);
};

const HEADING = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:、|\.(?!\d)|\))/uy;
const LEVELS = /\d{1,2}(?:\.\d{1,2}){1,4}(?=[ \u4e00-\u9fff])(?! ?[万亿])/uy;
const LISTED = /[一二三四五六七八九十]{1,2}、|\d{1,2}(?:[、)]|\.(?!\d))/uy;
const ENUMERATOR = /(?:一|二|三|四|五|六|七|八|九|十)[是要](?![否不])/uy;

/** 一、 1. 1） 2.1 at the head of a paragraph, 一、 1. after a stop, and 一是…；二是… */
export const heading: Rule = ({ norm }, at) => {
  const afterStop = /[。;:!?]/u.test(norm[at - 1] ?? "");
  if (atParagraphStart(norm, at)) {
    const m = matchAt(HEADING, norm, at) ?? matchAt(LEVELS, norm, at);
    if (m && !readUnit(norm, at + m[0].length)) return reference(at + m[0].length);
  } else if (afterStop) {
    const m = matchAt(LISTED, norm, at);
    if (m) return reference(at + m[0].length);
  }
  const m = matchAt(ENUMERATOR, norm, at);
  if (m && (afterStop || atParagraphStart(norm, at) || /[,、"”」)]/u.test(norm[at - 1] ?? ""))) {
    return reference(at + m[0].length);
  }
  return null;
};

const PHONE = /0\d{2,3}-\d{7,8}(?!\d)|1[3-9]\d{9}(?!\d)|[48]00-\d{3}-?\d{4}(?!\d)/y;
const LONG = /\d{5,20}(?:-\d{1,8})?(?!\d|\.\d)/y;
const CALLED =
  /(?:电话|手机|传真|邮编|邮政编码|账号|帐号|号码|编号|代码|证号|群号|微信|QQ|热线|工号|案号)(?:是|为|:)? ?$/u;
const ROOM =
  /\d{1,3}(?:栋|幢|号楼|座)(?:\d{1,2}单元)?\d{2,4}(?:室|房)|\d{3,4} ?(?:会议|办公|教|活动)?室|(?:\d{1,2}|[一二三四五六七八九十]{1,3})楼(?![宇盘栋长房])|[A-Za-z]?\d{0,2}座 ?\d{1,3}层/uy;
const STREET = /(?<=[路街巷道弄])\d{1,5}(?:-\d{1,3})?号(?![线])/uy;
const CALL = /(?<=(?:拨打|拨|热线|电话|平台)) ?\d{3,5}/uy;

/** Telephone, postcode, account, room and street numbers (references); hotlines are names. */
export const numbered: Rule = ({ norm }, at) => {
  const phone = matchAt(PHONE, norm, at);
  if (phone) return reference(at + phone[0].length);
  const digits = /\d{1,6}(?!\d|[.,]\d|%)/y;
  const hotline = matchAt(digits, norm, at)?.[0] ?? "";
  if (HOTLINE.has(hotline) && !readUnit(norm, at + hotline.length)) {
    const called = /^(?:热线|电话|平台|举报|急救|联动|火警|报警|接警|指挥|出警)/u.test(
      norm.slice(at + hotline.length, at + hotline.length + 2),
    );
    if (hotline.length === 5 || called || matchAt(CALL, norm, at)) return { end: at + hotline.length, class: "name" };
  }
  const long = matchAt(LONG, norm, at);
  if (long && CALLED.test(norm.slice(Math.max(0, at - 8), at))) return reference(at + long[0].length);
  const place = matchAt(ROOM, norm, at) ?? matchAt(STREET, norm, at);
  return place ? reference(at + place[0].length) : null;
};
