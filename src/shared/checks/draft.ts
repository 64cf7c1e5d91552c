/** Where in a file a paragraph stands. */
export type DraftPart = "body" | "table" | "footnote" | "textbox";

/** One paragraph of a draft as its reader sees it. */
export type DraftParagraph = {
  /** offset of its first character in `Draft.text`, in UTF-16 units */
  start: number;
  /** its text without the line break; begins with the number that Word computes, where there is one */
  text: string;
  part: DraftPart;
  /** heading level by style or outline, from 1; null for running text and for files that do not say */
  level: number | null;
  /** how many characters at the beginning are a computed number that nobody typed */
  automatic: number;
  /** of a table that the file lays out in cells: where its cell stands; absent elsewhere */
  cell?: TableCell;
};

export type TableCell = {
  /** number of the row from 1, counted over the whole document; paragraphs of one row share it */
  row: number;
  /** column of the table's grid at which the cell begins, from 0 */
  column: number;
  /** how many columns it takes up */
  span: number;
};

/** A file read into plain text: the paragraphs joined by line breaks. Offsets of everything found count in `text`. */
export type Draft = {
  text: string;
  paragraphs: readonly DraftParagraph[];
};

/** A draft of plain text, a line a paragraph. */
export function draftOf(text: string): Draft {
  const paragraphs: DraftParagraph[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    paragraphs.push({ start, text: line, part: "body", level: null, automatic: 0 });
    start += line.length + 1;
  }
  return { text, paragraphs };
}
