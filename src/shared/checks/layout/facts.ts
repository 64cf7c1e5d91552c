/** What the layout of a .docx is, after styles, themes and lists have been resolved. Lengths in twips, 1/20 pt. */

export type Margins = { top: number; right: number; bottom: number; left: number };

export type PageNumber = {
  /** all text around the number, which is written as # itself */
  text: string;
  /** East Asian face; null when none is named */
  font: string | null;
  /** points */
  size: number;
  align: "left" | "center" | "right" | "outside";
};

export type SectionFacts = {
  /** index of its first paragraph in the draft */
  first: number;
  page: { width: number; height: number } | null;
  /** the gutter counted in */
  margins: Margins | null;
  /** distance of lines on the grid; null without one */
  linePitch: number | null;
  /** width of a character on the grid; null where the grid has lines alone */
  charPitch: number | null;
  /** on odd pages, or on all where odd and even are not told apart; null: pages have no number */
  odd: PageNumber | null;
  even: PageNumber | null;
};

export type TypeFacts = {
  /** East Asian face of most of its 汉字; null when none is named */
  font: string | null;
  /** points */
  size: number;
  /** added behind each character */
  spacing: number;
};

export type ParagraphFacts = {
  /** of most of its 汉字; null when it has none */
  type: TypeFacts | null;
  /** of its first 汉字 that somebody typed */
  lead: TypeFacts | null;
  align: "left" | "center" | "right" | "both";
  left: number;
  /** how far the first line stands in from the others, negative for a hanging one */
  firstLine: number;
  /** the same in characters, where the file says so; it goes before */
  firstLineChars: number | null;
  /** w:spacing/@w:line: twips when exact or atLeast, 240ths of a line when auto */
  line: { rule: "auto" | "exact" | "atLeast"; value: number };
  /** does it keep to the lines of the grid? */
  snaps: boolean;
};

export type LayoutFacts = {
  sections: readonly SectionFacts[];
  /** one for each paragraph of the draft; null for notes */
  paragraphs: readonly (ParagraphFacts | null)[];
  /** do odd and even pages have footers of their own? */
  tellsOddFromEven: boolean;
};

const TWIPS_PER_MM = (72 * 20) / 25.4;

export const millimetres = (twips: number) => twips / TWIPS_PER_MM;
export const twips = (mm: number) => mm * TWIPS_PER_MM;
