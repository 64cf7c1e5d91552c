import { type ISectionOptions, Paragraph, type ParagraphChild, Tab, TextRun } from "docx";
import { legalText } from "./xml.ts";

/** 全角 punctuation such as “ ” — … belongs to both scripts: the hint sets it in the East Asian face and width. */
const EAST_ASIAN = { hint: "eastAsia" };

export type SectionChild = ISectionOptions["children"][number];
type RunOptions = {
  shaded?: boolean;
  breakBefore?: boolean;
  /** in points, where the style's own does not fit */
  size?: number;
};

/** Shading of a figure in the working copy: seen on screen, hardly on a black-and-white print. */
const FIGURE_SHADE = "E2EFD9";

export function run(text: string, { shaded, breakBefore, size }: RunOptions = {}): TextRun {
  return new TextRun({
    text: legalText(text),
    font: EAST_ASIAN,
    ...(size ? { size: size * 2 } : {}),
    ...(breakBefore ? { break: 1 } : {}),
    ...(shaded ? { shading: { type: "clear", color: "auto", fill: FIGURE_SHADE } } : {}),
  });
}

/** A run that ends in a tab, as the alignment of what follows needs it. */
export function tabbedRun(text: string): TextRun {
  return new TextRun({ children: [legalText(text), new Tab()], font: EAST_ASIAN });
}

type ParagraphOptions = Omit<ConstructorParameters<typeof Paragraph>[0] & object, "style" | "children">;

export function paragraph(
  style: string,
  content: string | ParagraphChild[],
  options: ParagraphOptions = {},
): Paragraph {
  const children = typeof content === "string" ? (content ? [run(content)] : []) : content;
  return new Paragraph({ style, children, ...options });
}

/** 空一行. */
export function blankLine(options: ParagraphOptions = {}): Paragraph {
  return paragraph("Blank", "", options);
}
