import { readNumeral } from "#shared/cells/numerals.ts";

/** Something written behind a title, with its place in the text. */
export type Written<T> = { value: T; start: number; length: number };

const NUMERAL = "(?:[0-9]{1,4}|[一二两三四五六七八九十百零〇]{1,7})";
const CLAUSE = `(?:第? ?${NUMERAL} ?[款项目]|第?[（(]${NUMERAL}[）)] ?项?)`;
const ARTICLES = new RegExp(
  `第 ?(${NUMERAL}(?:[、，和及]${NUMERAL}(?=[条、，和及]))*) ?条(?![例件线约]|规(?!定))(?:${CLAUSE}){0,3}(?:[、，和及至到])?`,
  "uy",
);
const BRACKET = /[ ]?[（(]([^（()）\n]{1,60})[)）]/uy;
const LABEL =
  /(?:19|20)\d{2}(?= ?年(?:\d{1,2}月)?(?:第?[一二三四]?次?)?(?:修[订正改]|版|制定|印发|公布|发布|颁布|施行|试行))/u;
const NUMBER = /[\u4e00-\u9fff]{1,12}[〔[［【（(]? ?(?:19|20)\d{2} ?[〕\]］】）)]? ?(?:第 ?)?\d{1,5} ?号/u;
/** Latest so many bracketed notes between a title and the article cited: （试行）（中办发〔2012〕14号）. */
const MOST_BRACKETS = 3;
const MOST_ARTICLES = 12;

export type Behind = {
  articles: Written<number>[];
  number: Written<string> | null;
  /** the year of the version that is named in a bracket */
  year: Written<number> | null;
  end: number;
};

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A number may hold brackets of its own kind: （中办发（2012）14号）. */
const NUMBER_IN_BRACKETS = new RegExp(`[ ]?[（(](${NUMBER.source})[）)]`, "uy");

/** Reads the bracketed notes and the articles that stand directly behind a title. */
export function readBehind(text: string, from: number): Behind {
  let end = from;
  let number: Behind["number"] = null;
  let year: Behind["year"] = null;
  for (let i = 0; i < MOST_BRACKETS; i += 1) {
    const numbered = matchAt(NUMBER_IN_BRACKETS, text, end);
    const m = numbered ?? matchAt(BRACKET, text, end);
    if (!m) break;
    const start = end + m[0].indexOf(m[1]!);
    const named = NUMBER.exec(m[1]!);
    if (named) number ??= { value: named[0], start: start + named.index, length: named[0].length };
    const label = LABEL.exec(m[1]!);
    if (label) year ??= { value: Number(label[0]), start: start + label.index, length: label[0].length };
    end += m[0].length;
  }
  const read = readArticles(text, end);
  return { articles: read.articles, number, year, end: read.end };
}

/** 第三十二、三十三条, 第5条第2款, 第十三条至第十七条. */
function readArticles(text: string, from: number): { articles: Written<number>[]; end: number } {
  const articles: Written<number>[] = [];
  let end = from;
  for (let i = 0; i < MOST_ARTICLES; i += 1) {
    const m = matchAt(ARTICLES, text, end);
    if (!m) break;
    let at = end + m[0].indexOf(m[1]!);
    for (const part of m[1]!.split(/[、，和及]/u)) {
      articles.push({ value: numeral(part), start: at, length: part.length });
      at += part.length + 1;
    }
    end += m[0].length;
  }
  return { articles, end };
}

const numeral = (written: string): number => (/^\d/.test(written) ? Number(written) : readNumeral(written));

const BEFORE =
  /((?:19|20)\d{2}) ?年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:新?(?:修订|修正|修改|印发|公布|发布|颁布|施行|制定|出台)(?:后|并施行|实施)?的|版的?)$/u;

/** The year of the version that is named before a title: 2014年印发的《…》. */
export function readYearBefore(text: string, start: number): Written<number> | null {
  const from = Math.max(0, start - 24);
  const before = text.slice(from, start);
  const m = BEFORE.exec(before);
  return m ? { value: Number(m[1]), start: from + m.index, length: m[1]!.length } : null;
}
