/** What a near miss is measured on. */
export type TitleShape = {
  /** without the issuer's name before it and without words that carry no meaning of their own */
  core: string;
  /** 条例, 规定 …; "" for none */
  type: string;
  /** does the title name its issuer or the Party as a whole? */
  full: boolean;
  /** words that make one instrument another one, sorted */
  telling: string;
};

const TYPES = ["条例", "规定", "准则", "规则", "细则", "办法", "章程", "规划", "意见", "指引", "法"];
/** Slips in the type itself. */
const MISSPELT: Readonly<Record<string, string>> = {
  条列: "条例",
  方法: "办法",
  细责: "细则",
  准责: "准则",
  规责: "规则",
};
const ISSUER = /^(?:中国共产党|中华人民共和国|中共中央|全国)/;
const WEAK = /工作|若干|关于|[的和与及、]/g;

/**
 * One of these in one title and not in the other: two different things, however alike the rest. Most are bodies, groups
 * of people and procedures by which the titles of real instruments differ from each other.
 */
const TELLING =
  /地方|农村|机关|国有企业|企业|事业单位|学校|高校|军队|街道|社区|乡镇|省|市|县|区|村|党校|党委|党组(?!织)|支部|小组|纪委|纪律检查|纪律|监察|巡视|巡察|派驻|干部|党员|组织生活|组织处理|组织|统一战线|统战|宣传|政法|意识形态|思想政治|机构编制|问责|信访|考核|选拔|选举|任用|监督|表彰|奖励|权利|廉洁|教育|培训|发展|党费|党务公开|党内法规|党徽|处分|处理|责任|保密|保守|档案|安全|网络|数据|密码|信息|实施|党史|人才|公务员|退休|流动|请示|学习|政治|民主|生活会|公文|会议|督查|修订|制定|备案|评议|谈话|述职|\d+/g;

/** 处分 is what 处罚 is written for: the two do not tell instruments apart. */
const NOT_TELLING = new Set(["处分"]);

export function shapeOf(title: string): TitleShape {
  const ending = MISSPELT[title.slice(-2)];
  const type = ending ?? TYPES.find((one) => title.endsWith(one)) ?? "";
  const full = ISSUER.test(title);
  const body = title
    .slice(0, title.length - type.length)
    .replace(ISSUER, "")
    .replace(ISSUER, "");
  const telling = [...new Set(body.match(TELLING) ?? [])].filter((word) => !NOT_TELLING.has(word)).sort();
  return { core: body.replace(WEAK, ""), type, full, telling: telling.join(" ") };
}

/** So few changes are slips of the pen; in a short title one character makes another word. */
function tolerated(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 16 ? 2 : 3;
}

/** Titles of this length are not given twice. */
const UNMISTAKABLE = 9;
const OTHER_TYPE = 2;
/** Any place lays down 规定 and 办法 of its own; 条例 and 准则 are the centre's. */
const LOCAL_TYPES: ReadonlySet<string> = new Set(["规定", "规则", "细则", "办法", "意见", "规划", "指引"]);

/**
 * How far a written title is from a known one: 0 for the same words with other connectives, null for a different thing.
 * The measure is a convention, settled on the labelled titles of the test.
 */
export function titleDistance(written: TitleShape, known: TitleShape): number | null {
  if (written.core === "" || known.core.length < 3) return null;
  if (written.telling !== known.telling) return null;
  const otherType = written.type !== known.type;
  if (otherType) {
    // the rules of a place are often called otherwise than the central instrument: 示例局党组工作规则
    const unmistakable = (written.full && known.full) || known.core.length >= UNMISTAKABLE;
    return written.core === known.core && written.type !== "" && unmistakable ? OTHER_TYPE : null;
  }
  if (written.core === known.core) return 0;
  const local = !written.full && LOCAL_TYPES.has(written.type) && known.core.length < UNMISTAKABLE;
  const most = local ? 0 : tolerated(Math.max(written.core.length, known.core.length));
  if (most > 0 && sameCharacters(written.core, known.core)) return 1;
  const distance = editDistance(written.core, known.core, most);
  return distance <= most ? distance : null;
}

function sameCharacters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}

/** Levenshtein's distance, as far as it is at most `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row[b.length]!;
}
