import { type Paragraph, TableRow } from "docx";
import { officialDate } from "#shared/report/plain-text.ts";
import { titleParagraph } from "./frame.ts";
import { packWord } from "./package.ts";
import { SHEET_WIDTH } from "./page.ts";
import { blankLine, paragraph } from "./paragraphs.ts";
import { sheetSection } from "./section.ts";
import { cell, columnWidths, fixedTable } from "./tables.ts";

export const REVIEW_STEPS = ["拟稿", "核稿", "会签", "审核", "签发"] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

export type ReviewRound = {
  step: ReviewStep;
  person: string;
  opinion: string;
  /** ISO date, null while it is open */
  date: string | null;
};

export type ReviewSheet = {
  title: string;
  drafter: string;
  department: string;
  /** ISO date of the draft */
  date: string;
  /** what the check of the numbers says: 41个数字：36个有记录…… */
  coverage: string;
  /** opinions already given, in order of time; the last of each step stands in its box */
  rounds: ReviewRound[];
};

const WIDTHS = columnWidths([16, 34, 16, 34], SHEET_WIDTH);
const WIDE = WIDTHS[1]! + WIDTHS[2]! + WIDTHS[3]!;
/** Height of a box in twips: room to write by hand, five of them on one page with the head. */
const BOX_HEIGHT = 1700;
const ROW_HEIGHT = 620;
/** Earlier opinions that find room on the page below the boxes. */
const EARLIER = 4;

/** 审签单: a form to print, with a box for opinion, signature and date of each of the five steps. */
export function renderReviewSheet(sheet: ReviewSheet): Promise<Uint8Array> {
  const latest = new Map(sheet.rounds.map((round) => [round.step, round]));
  const earlier = sheet.rounds.filter((round) => latest.get(round.step) !== round).slice(-EARLIER);
  const rows = [
    wideRow("文稿标题", [form(sheet.title)], ROW_HEIGHT),
    pairRow("拟稿部门", sheet.department, "拟稿人", sheet.drafter),
    wideRow("拟稿日期", [form(officialDate(sheet.date))], ROW_HEIGHT),
    wideRow("数据核对", [form(sheet.coverage)], ROW_HEIGHT),
    ...REVIEW_STEPS.map((step) => wideRow(`${step}意见`, box(latest.get(step)), BOX_HEIGHT)),
    ...(earlier.length > 0 ? [wideRow("此前意见", earlier.map(earlierLine), ROW_HEIGHT)] : []),
  ];
  return packWord({
    sections: [sheetSection([titleParagraph("审签单"), blankLine(), fixedTable(WIDTHS, rows)])],
    properties: { title: `审签单：${sheet.title}`, creator: "", date: sheet.date },
  });
}

function wideRow(label: string, children: Paragraph[], height: number): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: "atLeast" },
    children: [cell(WIDTHS[0]!, [paragraph("FormLabel", label)]), cell(WIDE, children, { span: 3 })],
  });
}

function pairRow(label: string, text: string, secondLabel: string, secondText: string): TableRow {
  const labelCell = (title: string, width: number) => cell(width, [paragraph("FormLabel", title)]);
  return new TableRow({
    cantSplit: true,
    height: { value: ROW_HEIGHT, rule: "atLeast" },
    children: [
      labelCell(label, WIDTHS[0]!),
      cell(WIDTHS[1]!, [form(text)]),
      labelCell(secondLabel, WIDTHS[2]!),
      cell(WIDTHS[3]!, [form(secondText)]),
    ],
  });
}

/** The opinion on top, the line for signature and date at the bottom right, blank where nobody has signed yet. */
function box(round: ReviewRound | undefined): Paragraph[] {
  const date = round?.date ? officialDate(round.date) : "　　年　　月　　日";
  const name = round?.person || "　　　　　　";
  return [
    form(round?.opinion ?? ""),
    form(""),
    paragraph("FormText", `签名：${name}　　${date}`, { alignment: "right" }),
  ];
}

function earlierLine(round: ReviewRound): Paragraph {
  const date = round.date ? officialDate(round.date) : "未注日期";
  return form(`${round.step}　${round.person}　${date}　${round.opinion}`);
}

function form(text: string): Paragraph {
  return paragraph("FormText", text);
}
