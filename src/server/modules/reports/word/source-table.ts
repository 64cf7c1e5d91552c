import { foldDefinitions } from "#shared/figures/fold-definitions.ts";
import { inlineText, officialDate } from "#shared/report/plain-text.ts";
import type { Provenance } from "./facts.ts";
import { titleParagraph } from "./frame.ts";
import type { FigureTrace } from "./input.ts";
import { SIZE } from "./page.ts";
import { blankLine, paragraph, type SectionChild } from "./paragraphs.ts";
import { type Column, dataTable } from "./tables.ts";

const FIGURE_COLUMNS: Column[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "文中\n写法", width: 9, align: "center" },
  { title: "实际\n数值", width: 10, align: "center" },
  { title: "数据项", width: 22 },
  { title: "口径", width: 36 },
  { title: "记录数", width: 8, align: "center" },
];
/** 小五: a report of thirty figures fits on two or three pages. */
const SMALL_TYPE = { size: SIZE.smallFive, line: 260 };

const NUMBER_COLUMNS: Column[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "数字", width: 10, align: "center" },
  { title: "类别", width: 12, align: "center" },
  { title: "出处或理由", width: 63 },
];

const FACT_COLUMNS: Column[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "事实句", width: 45 },
  { title: "依据", width: 40 },
];

const NO_TRACE = "无可打开的记录";

/** 数据来源表, on pages of its own: each figure, each number from elsewhere, each fact sentence and what it rests on. */
export function sourceTable(found: Provenance, traces: FigureTrace[]): SectionChild[] {
  const children: SectionChild[] = [titleParagraph("数据来源表", { pageBreakBefore: true }), blankLine()];
  const byId = new Map(traces.map((trace) => [trace.id, trace]));
  if (found.figures.length > 0) {
    const { shared, own } = foldDefinitions(
      found.figures.map((node) => byId.get(node.attrs.id) ?? { label: "", definition: "" }),
    );
    const rows = found.figures.map((node, index) => figureRow(inlineText(node), byId.get(node.attrs.id), own[index]!));
    children.push(heading("由记录算出的数据"), dataTable(FIGURE_COLUMNS, numbered(rows), SMALL_TYPE));
    children.push(...shared.map((text) => paragraph("Cell", text)));
  }
  const numbers = [
    ...found.externals.map(({ attrs }) => [attrs.text, "外部数据", `${attrs.source}（${officialDate(attrs.date)}）`]),
    ...found.exempts.map(({ attrs }) => [attrs.text, "豁免", attrs.reason]),
  ];
  if (numbers.length > 0) children.push(heading("其他数字"), dataTable(NUMBER_COLUMNS, numbered(numbers)));
  const facts = found.facts.map((fact) => [fact.text, fact.evidence.map((ref) => ref.label).join("\n") || "尚无依据"]);
  if (facts.length > 0) children.push(heading("事实句"), dataTable(FACT_COLUMNS, numbered(facts)));
  return children;
}

function figureRow(text: string, trace: FigureTrace | undefined, own: string): string[] {
  if (!trace) return [text, "", NO_TRACE, "", ""];
  return [text, trace.value + trace.unit, trace.label, own, String(trace.records)];
}

function numbered(rows: string[][]): string[][] {
  return rows.map((row, index) => [String(index + 1), ...row]);
}

function heading(text: string): SectionChild {
  return paragraph("Note", text, { keepNext: true, spacing: { before: 160 } });
}
