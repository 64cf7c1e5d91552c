import { headingSiblings, type Numbered } from "./heading-numbers.ts";
import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches, typed } from "./rule.ts";

const GB = "GB/T 15834—2011";

const RULES = [
  {
    id: "headings.sequence",
    name: "层次序号跳号、重号",
    severity: "warning",
    standard: "GB/T 9704—2012 7.3.3",
    evidence: "seen",
  },
  {
    id: "headings.chinese-mark",
    name: "汉字序号后不用顿号",
    severity: "warning",
    standard: `${GB} 附录B.3.2`,
    evidence: "seen",
  },
  {
    id: "headings.arabic-mark",
    name: "阿拉伯数字序号后用了顿号",
    severity: "warning",
    standard: `${GB} 附录B.3.3`,
    evidence: "seen",
  },
  {
    id: "headings.bracket-mark",
    name: "带括号的序号后用了点号",
    severity: "warning",
    standard: `${GB} 附录B.3.4`,
    evidence: "seen",
  },
  {
    id: "headings.mixed-dots",
    name: "序号的点写法不一",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  {
    id: "headings.wide-dot",
    name: "序号用了全角的点",
    severity: "hint",
    standard: `${GB} 附录B.3.3`,
    evidence: "practice",
  },
] as const satisfies readonly ProofRule[];

/** Family 5: numbers of headings and lists. A level starts again below every number of a higher level. */
export const headings: Family = {
  rules: RULES,
  find: (reading) => [...sequences(reading), ...skippedLevels(reading), ...forms(reading), ...dots(reading)],
};

/** A number that is missing from the heads of the paragraphs, but stands within one, is not missing. */
function* sequences({ draft }: Reading): Generator<Mark> {
  for (const siblings of headingSiblings(draft)) {
    let last = siblings[0]!.n;
    for (let i = 1; i < siblings.length; i += 1) {
      const one = siblings[i]!;
      const due = last + 1;
      const before = draft.text.slice(siblings[i - 1]!.start, one.start);
      if (one.n > due && before.includes(one.write(due))) last = one.n;
      else if (one.n !== due) {
        const confirmed = siblings[i + 1]?.n === due + 1;
        yield wrongNumber(one, siblings[i - 1]!, due, confirmed);
        last = confirmed ? due : one.n;
      } else last = due;
    }
  }
}

/** 1. directly below 一、: spoken of once, since whole texts are numbered so. */
function* skippedLevels({ draft }: Reading): Generator<Mark> {
  const group = headingSiblings(draft).find(([first]) => first!.skips);
  const first = group?.[0];
  if (!first) return;
  yield {
    rule: "headings.order",
    start: first.start,
    length: first.written.length,
    message: "层次序号依次为“一、”“（一）”“1.”“（1）”，这里越了一级（GB/T 15834—2011 附录B.3.8）",
    suggestion: null,
    fix: null,
  };
}

function wrongNumber(one: Numbered, previous: Numbered, due: number, confirmed: boolean): Mark {
  const should = one.write(due);
  const how = one.n === previous.n ? "重复" : one.n > due ? "跳号" : "次序颠倒";
  return {
    rule: "headings.sequence",
    start: one.start,
    length: one.written.length,
    message: `序号${how}：“${previous.written}”之后应为“${should}”，文中是“${one.written}”`,
    suggestion: should,
    fix: confirmed && !one.automatic ? should : null,
  };
}

type Look = { id: (typeof RULES)[number]["id"]; pattern: RegExp; message: string; fix: string };

const FORMS: readonly Look[] = [
  {
    id: "headings.chinese-mark",
    pattern: /(?<=^[一二三四五六七八九十]{1,3})[.．，,](?=\s?[\u4e00-\u9fff])/gu,
    message: "汉字序号后用顿号，如“一、”（GB/T 15834—2011 附录B.3.2）",
    fix: "、",
  },
  {
    id: "headings.arabic-mark",
    pattern: /(?<=^\d{1,2}|[。；]\d{1,2})、(?=\s?[\u4e00-\u9fff“《])/gu,
    message: "阿拉伯数字序号后用下脚点，如“1.”（GB/T 15834—2011 附录B.3.3）",
    fix: ".",
  },
  {
    id: "headings.bracket-mark",
    pattern: /(?<=^[（(][一二三四五六七八九十\d]{1,3}[）)])[、.．，,]/gu,
    message: "带括号的序号后不用点号（GB/T 15834—2011 附录B.3.4）",
    fix: "",
  },
];

/** 一家、二家, 3、4号楼: a list that begins a line is no heading. */
const ENUMERATES = /^\d{1,2}、\d/u;

function* forms({ draft }: Reading): Generator<Mark> {
  for (const { id, pattern, message, fix } of FORMS) {
    for (const { m, start, text } of matches(draft, pattern)) {
      if (ENUMERATES.test(text)) continue;
      yield { rule: id, start, length: m[0].length, message, suggestion: fix || "删去", fix };
    }
  }
}

/** 1. and 1． in one text: the rarer one is spoken of once; 1． alone is a matter of style. */
function* dots({ draft }: Reading): Generator<Mark> {
  const places: Record<"." | "．", number[]> = { ".": [], "．": [] };
  for (const paragraph of draft.paragraphs) {
    const { text, at } = typed(paragraph);
    const m = paragraph.part === "body" ? /^\d{1,2}([.．])(?=\s?[\u4e00-\u9fff“《])/u.exec(text) : null;
    if (m) places[m[1] as "." | "．"].push(at + m[0].length - 1);
  }
  const [narrow, wide] = [places["."], places["．"]];
  const mixed = narrow.length > 0 && wide.length > 0;
  const shown = mixed ? (narrow.length < wide.length ? narrow : wide) : wide;
  const due = shown === narrow ? "．" : ".";
  for (const [index, start] of shown.entries()) {
    if (mixed && index > 0) return;
    yield {
      rule: mixed ? "headings.mixed-dots" : "headings.wide-dot",
      start,
      length: 1,
      message: mixed
        ? `全文序号有的用“1.”，有的用“1．”，这样的有${shown.length}处`
        : "序号后用半角的下脚点“1.”（GB/T 15834—2011 附录B.3.3）",
      suggestion: due,
      fix: mixed ? null : due,
    };
  }
}
