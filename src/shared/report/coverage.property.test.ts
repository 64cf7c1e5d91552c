import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { formatNumber } from "#shared/numbers/index.ts";
import { coverageOf, typedText, type UntracedNumber } from "./coverage.ts";
import type { InlineNode, ReportDocument } from "./document.ts";

const ID = "11111111-1111-4111-8111-111111111111";
const text = (value: string): InlineNode => ({ type: "text", text: value });
const fact = (value: string, id: string): InlineNode => ({
  type: "text",
  text: value,
  marks: [{ type: "fact", attrs: { id, evidence: [{ type: "activity", id, label: "示例活动" }] } }],
});
const figure = (value: string): InlineNode => ({
  type: "figure",
  attrs: {
    id: ID,
    spec: {
      ...{ metric: "occasions", version: null, org: ID, reach: "inner", role: "host", period: "report" },
      ...{ kinds: [], themes: [], programme: null },
    },
    form: "arabic",
    text: value,
  },
});
const external = (value: string): InlineNode => ({
  type: "external",
  attrs: { id: ID, text: value, source: "示例区统计局通报", date: "2026-03-01" },
});
const exempt = (value: string): InlineNode => ({ type: "exempt", attrs: { id: ID, text: value, reason: "计划数" } });

/** Sentences of a traced report. Some begin or end with a number's node, so that a fragment may stand right beside it. */
const sentence = fc.constantFrom<InlineNode[]>(
  [text("召开全体干部会议"), figure("9"), text("次。")],
  [figure("120"), text("人次参加，成效明显；")],
  [text("居民满意率达到"), external("98.3%")],
  [text("全年计划举办"), exempt("12场")],
  [fact("党员教育管理得到加强。", ID)],
  [text("部机关抓好落实，")],
  // What was untraced before stays so, moved along.
  [text("走访企业16家。")],
);
const block = fc.record({
  type: fc.constantFrom("heading" as const, "paragraph" as const),
  sentences: fc.array(sentence, { maxLength: 4 }),
});
/** A report, and the gap between two of its sentences where something is typed. */
const report = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .chain((blocks) =>
    fc
      .nat(blocks.length - 1)
      .chain((at) => fc.record({ blocks: fc.constant(blocks), at: fc.constant(at), gap: fc.nat(4) })),
  );
type Report = typeof report extends fc.Arbitrary<infer T> ? T : never;

/** The report with what is typed in the gap; a fact begins somewhere inside it, perhaps inside its number. */
function documentOf({ blocks, at, gap }: Report, typed: string, cut: number): ReportDocument {
  const start = 1 + (cut % (typed.length - 1));
  const nodes = [text(typed.slice(0, start)), fact(typed.slice(start), ID.replaceAll("1", "2"))];
  return {
    type: "doc",
    content: blocks.map(({ type, sentences }, i) => {
      const content = (typed !== "" && i === at ? sentences.toSpliced(gap, 0, nodes) : sentences).flat();
      return type === "heading" ? { type, attrs: { level: 1 }, content } : { type, content };
    }),
  };
}

/** What coverage must say: everything as before, moved along, and the typed quantities besides. */
function expected(drawn: Report, typed: string, own: Omit<UntracedNumber, "block">[]) {
  const before = coverageOf(documentOf(drawn, "", 0));
  const { at, gap, blocks } = drawn;
  const offset = typedText({ type: "paragraph", content: blocks[at]?.sentences.slice(0, gap).flat() }).length;
  const moved = before.untraced.map((one) => {
    const by = one.block === at && one.start >= offset ? typed.length : 0;
    return { ...one, start: one.start + by, end: one.end + by };
  });
  const added = own.map((one) => ({ ...one, block: at, start: one.start + offset, end: one.end + offset }));
  const untraced = [...moved, ...added].sort((a, b) => a.block - b.block || a.start - b.start);
  const facts = { facts: before.facts + 1, factsWithEvidence: before.factsWithEvidence + 1 };
  return { ...before, ...facts, numbers: before.numbers + own.length, untraced };
}

const fullWidth = (value: string) =>
  value.replace(/[\d.,%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const HALF_OR_FULL = fc.constantFrom((value: string) => value, fullWidth);

const before = fc.oneof(
  fc.constantFrom(...ACTIVITY_KINDS.map((kind) => kind.phrase.replace("{n}", ""))),
  fc.constantFrom("走访企业", "培训党员", "收集意见建议", "整改问题", "发展党员", "推动解决群众诉求"),
);
const after = fc.constantFrom("", "。", "，成效明显。", "；");
const whole = fc.integer({ min: 2, max: 99_999 });
const tenths = fc.integer({ min: 11, max: 9999 }).map((n) => n / 10);
const unit = fc.constantFrom(
  ..."次 场 期 人次 人 名 家 户 条 个 项 件 篇 份 支 处 批 轮 节 堂 门 本 册 例 起 场次 公里 %".split(" "),
);
/** As it is typed, and how it is to be read. */
const quantity = fc.oneof(
  fc
    .tuple(
      fc.oneof(
        whole.map((value) => [`${value}`, value] as const),
        whole.map((value) => [value.toLocaleString("en-US"), value] as const),
        whole.map((value) => [formatNumber(value, "chinese"), value] as const),
        tenths.map((value) => [`${value}`, value] as const),
        fc.constant(["两", 2] as const),
      ),
      unit,
    )
    .map(([[numeral, value], unit]) => ({ typed: `${numeral}${unit}`, value, unit })),
  tenths.map((value) => ({ typed: `${value}万人次`, value: Math.round(value * 10_000), unit: "人次" })),
  // Money keeps its 万.
  tenths.map((value) => ({ typed: `${value}万元`, value, unit: "万元" })),
);

const n = fc.integer({ min: 1, max: 99 });
const year = fc.integer({ min: 1990, max: 2049 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 28 });
const script = fc.constantFrom(
  (value: number) => `${value}`,
  (value: number) => formatNumber(value, "chinese"),
);

const dates = fc
  .oneof(
    fc.tuple(year, month, day).map(([y, m, d]) => `${y}年${m}月${d}日`),
    fc.tuple(year, month).map(([y, m]) => `${y}年${m}月`),
    fc.tuple(month, day, script).map(([m, d, write]) => `${write(m)}月${write(d)}日`),
    fc.tuple(month, day).map(([m, d]) => `${m}月${d}日至${d + 1}日`),
    fc.tuple(month, day, fc.integer({ min: 8, max: 18 })).map(([m, d, h]) => `${m}月${d}日上午${h}时30分`),
    fc.tuple(year, fc.constantFrom("上半年", "第一季度", "前三季度", "年底")).map(([y, part]) => `${y}年${part}`),
  )
  .chain((date) =>
    fc.constantFrom(`${date}召开动员部署会。`, `截至${date}，任务全部完成。`, `${date}以来，部机关抓好落实。`),
  );
const ordinals = fc
  .tuple(n, script)
  .map(([i, write]) => write(i))
  .chain((i) =>
    fc.constantFrom(`召开第${i}次全体会议。`, `第${i}届代表大会闭幕，`, `公布第${i}批名单。`, `第${i}期简报印发；`),
  );
const references = fc
  .tuple(year, n, n)
  .chain(([y, i, j]) =>
    fc.constantFrom(
      `印发示组发〔${y}〕${i}号文件，`,
      `根据（${y}）${i}号通知精神抓好落实。`,
      `按照第${i}条第${j}款办理。`,
      `详见附件${i}。`,
      `见表${i}、图${j}。`,
      `格式执行GB/T 9704—2012，`,
    ),
  );
const names = fc.constantFrom(
  ...["严格落实“三会一课”制度，", "树牢四个意识，坚定四个自信，做到两个维护。", "执行中央八项规定精神，"],
  ...["学习贯彻党的二十大精神。", "压实一岗双责；", "讨论三重一大事项。", "办理12345热线诉求，", "开展七一系列活动，"],
  ...["谋划“十五五”规划，", "扫描二维码签到。", "抓好四个方面工作。", "在第一时间传达。", "深化两学一做。"],
);
const noQuantity = fc
  .tuple(fc.oneof(dates, ordinals, references, names), HALF_OR_FULL)
  .map(([value, width]) => width(value));

describe("coverage of a traced report", () => {
  it("counts a typed quantity once more as untraced, however and wherever it is written", () => {
    fc.assert(
      fc.property(
        report,
        fc.tuple(before, quantity, after, HALF_OR_FULL),
        fc.nat(),
        (drawn, [before, { typed: written, value, unit }, after, width], cut) => {
          // Without a stop it ends before a number's node or with the paragraph: 2人 and 居民 in a row are other words.
          const next = drawn.blocks[drawn.at]?.sentences[drawn.gap]?.[0];
          fc.pre(after !== "" || next?.type !== "text");
          const number = width(written);
          const typed = `${before}${number}${after}`;
          const own = { start: before.length, end: before.length + number.length, text: number, value, unit };
          expect(coverageOf(documentOf(drawn, typed, cut))).toEqual(expected(drawn, typed, [own]));
        },
      ),
      { numRuns: 10000 },
    );
  });

  it("counts no date, ordinal, reference or name that contains a numeral", () => {
    fc.assert(
      fc.property(report, noQuantity, fc.nat(), (drawn, typed, cut) => {
        expect(coverageOf(documentOf(drawn, typed, cut))).toEqual(expected(drawn, typed, []));
      }),
      { numRuns: 10000 },
    );
  });
});
