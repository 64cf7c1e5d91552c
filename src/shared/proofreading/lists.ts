import { readNumeral } from "#shared/cells/numerals.ts";
import type { DraftParagraph } from "#shared/checks/draft.ts";
import { headingSiblings } from "./heading-numbers.ts";
import { listed } from "./listed.ts";
import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches, typed } from "./rule.ts";

const RULES = [
  {
    id: "lists.skipped",
    name: "“一是”“二是”跳号、重号",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  {
    id: "lists.count",
    name: "说的几项与列的几项不符",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  {
    id: "lists.total",
    name: "列出的名称与总数不符",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
] as const satisfies readonly ProofRule[];

/** Family 4: enumerations in running text against their own numbers. */
export const lists: Family = {
  rules: RULES,
  find: (reading) => [...enumerations(reading), ...announced(reading), ...totals(reading)],
};

/** One 一是, 二是 … of a text. */
type Member = { n: number; kind: string; at: number; length: number; paragraph: number };

const MEMBER = /(?<=^|[。；：，！？”）])([一二三四五六七八九十]{1,2})([是要])(?![否不])/gu;
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/u;

function membersOf(paragraphs: readonly DraftParagraph[]): Member[] {
  return paragraphs.flatMap((paragraph, index) => {
    const { text, at } = typed(paragraph);
    return [...text.matchAll(MEMBER)].map((m) => ({
      n: readNumeral(m[1]!),
      kind: m[2]!,
      at: at + m.index,
      length: m[0].length,
      paragraph: index,
    }));
  });
}

/** A run begins with 一是; a run of 一要 inside one of its members is another run. */
function* enumerations({ draft }: Reading): Generator<Mark> {
  const { paragraphs } = draft;
  for (const kind of ["是", "要"]) {
    let run: Member[] = [];
    for (const member of membersOf(paragraphs).filter((one) => one.kind === kind)) {
      const last = run.at(-1);
      const apart = last !== undefined && headingBetween(paragraphs, last.paragraph, member.paragraph);
      if (member.n === 1 || apart || !last) {
        yield* declared(draft.text, paragraphs, run);
        run = member.n === 1 ? [member] : [];
        continue;
      }
      if (member.n !== last.n + 1) {
        yield skipped(last, member);
        // a run that is wrong in itself is not counted against its head
        run = [{ ...member, n: member.n > last.n ? member.n : last.n + 1 }];
      } else run.push(member);
    }
    yield* declared(draft.text, paragraphs, run);
  }
}

function headingBetween(paragraphs: readonly DraftParagraph[], from: number, to: number): boolean {
  for (let i = from + 1; i <= to && i <= from + FARTHEST_MEMBER; i += 1) {
    const one = paragraphs[i]!;
    if (one.level !== null || HEADING.test(one.text)) return true;
  }
  return to > from + FARTHEST_MEMBER;
}

/** So many paragraphs apart, two members belong to different runs. */
const FARTHEST_MEMBER = 6;

function skipped(last: Member, member: Member): Mark {
  const due = numeralOf(last.n + 1);
  return {
    rule: "lists.skipped",
    start: member.at,
    length: member.length,
    message: `“${numeralOf(last.n)}${last.kind}”之后应为“${due}${member.kind}”，文中是“${numeralOf(member.n)}${member.kind}”`,
    suggestion: `${due}${member.kind}`,
    fix: null,
  };
}

const numeralOf = (n: number): string =>
  n <= 10 ? "零一二三四五六七八九十"[n]! : `十${"一二三四五六七八九"[n - 11] ?? ""}`;

/** The head that names a number, directly before 一是: 从以下三个方面着力：一是. Only the same sentence, or the one before. */
const HEAD =
  /(?:以下|下列|如下|下面|主要|突出|存在|抓好|做好|坚持|采取|开展|重点|从)[^。；，]{0,6}?([两二三四五六七八九]|\d)(?:个方面|方面|个问题|项措施|条措施|点措施|项工作|个环节|项任务|点建议|条建议|点意见|个重点|项举措|条举措|个不足|点)[^。；：]{0,10}[：。，]$/u;
const HEAD_REACH = 40;

function* declared(text: string, paragraphs: readonly DraftParagraph[], run: readonly Member[]): Generator<Mark> {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || run.length < 2 || first.n !== 1) return;
  const from = Math.max(0, first.at - HEAD_REACH);
  const before = text.slice(from, first.at).replace(/\n/gu, "");
  const m = HEAD.exec(before);
  if (!m || /等/u.test(m[0])) return;
  if (numberOf(m[1]!) === last.n || continues(paragraphs, last, text)) return;
  yield countMark(text.lastIndexOf(m[1]!, first.at), m[1]!, last.n);
}

const ANNOUNCED =
  /(?:以下|下列|如下)([两二三四五六七八九十]|\d{1,2})(?:个方面|方面|个问题|项措施|条措施|项工作|个环节|项任务|条建议|点意见|项内容|个步骤)[^。；：]{0,10}[：。]$/u;

/** 抓好以下三项工作： and numbered paragraphs below, another number of them. */
function* announced({ draft }: Reading): Generator<Mark> {
  const groups = new Map(headingSiblings(draft).map((group) => [group[0]!.start, group]));
  for (const [index, { text, start }] of draft.paragraphs.entries()) {
    const next = draft.paragraphs[index + 1];
    const m = next ? ANNOUNCED.exec(text.slice(-HEAD_REACH)) : null;
    const group = m && next ? groups.get(next.start) : undefined;
    if (!m || group?.[0]?.n !== 1) continue;
    const count = numberOf(m[1]!);
    const found = group.at(-1)!.n;
    if (found === count) continue;
    yield countMark(start + text.lastIndexOf(m[1]!), m[1]!, found);
  }
}

const numberOf = (written: string): number =>
  /\d/.test(written) ? Number(written) : written === "两" ? 2 : readNumeral(written);

function countMark(start: number, said: string, found: number): Mark {
  return {
    rule: "lists.count",
    start,
    length: said.length,
    message: `前面说的是${said}项，后面列了${found}项`,
    suggestion: `核对是${said}项还是${found}项`,
    fix: null,
  };
}

/** Is there another way in which the enumeration may go on: 此外, 同时, 最后 behind its last member? */
function continues(paragraphs: readonly DraftParagraph[], last: Member, text: string): boolean {
  const end = paragraphs[last.paragraph]!.start + paragraphs[last.paragraph]!.text.length;
  return /最后|此外|另外|还有|[三四五六七八九]者/u.test(text.slice(last.at, end));
}

/** 甲、乙、丙、丁等3个单位: more names than the number says. 包括甲、乙、丙共4类: another number of names. */
function* totals({ draft }: Reading): Generator<Mark> {
  const pattern =
    /(等|共|共计|合计)(\d{1,2}|[两二三四五六七八九十])(?:个|家|名|类|项|所|支|条|位|处|种)(?=[\u4e00-\u9fff，。；]|$)/gu;
  for (const { m, start, text } of matches(draft, pattern)) {
    const count = numberOf(m[2]!);
    const items = listed(text.slice(Math.max(0, m.index - 160), m.index), m[1] !== "等");
    if (items === null) continue;
    const wrong = m[1] === "等" ? items.least > count : items.least > count || items.most < count;
    if (!wrong) continue;
    const names = items.least === items.most ? `${items.most}` : `${items.least}至${items.most}`;
    const message = `前面列了${names}项，这里写的是${m[2]}`;
    yield { rule: "lists.total", start, length: m[0].length, message, suggestion: "核对总数", fix: null };
  }
}
