import { childOf, descendants, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { DraftPart, TableCell } from "#shared/checks/draft.ts";
import { DraftBuilder } from "./draft-builder.ts";
import { Fields } from "./fields.ts";
import { Numbering } from "./numbering.ts";
import type { DocxPackage } from "./package.ts";
import { headingLevel, type Styles } from "./styles.ts";
import { isHidden } from "./visibility.ts";

/**
 * A line break inside a paragraph: one character that Unicode has for it, that nobody types, and that a search for
 * spaces between characters does not take for one of them.
 */
export const SOFT_BREAK = "\u2028";
/** A sign of a symbol font, which has no character of its own. */
const SYMBOL = "\uFFFC";

/** Elements that hold content and say nothing themselves. */
const CONTAINERS = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:smartTag",
  "w:customXml",
  "w:hyperlink",
  "w:fldSimple",
  "w:ins",
  "w:moveTo",
  "w:dir",
  "w:bdo",
  "mc:Choice",
  "mc:Fallback",
  "m:oMathPara",
  "m:oMath",
]);
const NOTE_REFERENCES = new Set(["w:footnoteReference", "w:endnoteReference"]);
const DELETED = new Set(["w:del", "w:moveFrom"]);

/** One part of the package that is read as text: the body, the footnotes, the endnotes. */
export type Story = { part: string; source: string };

/** Reads paragraphs out of the stories of a document, in the order in which they are handed in. */
export class DocxText {
  readonly builder = new DraftBuilder();
  /** references to notes as they come along in the body */
  readonly references: XmlElement[] = [];
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  /** false: fields that never end do not hide what follows them */
  readonly #hidesInstructions: boolean;
  #fields = new Fields();
  #boxes: XmlElement[] = [];
  #rows = 0;
  #cell: TableCell | null = null;

  constructor(file: DocxPackage, styles: Styles, hidesInstructions: boolean) {
    this.#styles = styles;
    const numbering = file.related("numbering");
    this.#numbering = new Numbering(numbering === null ? null : file.tree(numbering), styles);
    this.#hidesInstructions = hidesInstructions;
  }

  /** Did a field begin whose end is missing, so that text may have been taken for its instruction? */
  get endsInInstruction(): boolean {
    return this.#fields.hidden;
  }

  /** @param reference where the main part refers to this story; null for the body itself */
  readStory(story: Story, container: XmlElement, part: DraftPart, reference: number | null): void {
    this.#readBlocks(story, container, part, reference);
    // a deleted mark of the last paragraph has nothing to join it with
    this.#close(part, null, "");
    this.#readBoxes(story, part, reference);
  }

  #readBlocks(story: Story, container: XmlElement, part: DraftPart, reference: number | null): void {
    for (const block of elementsOf(container)) {
      if (block.name === "w:p") this.#readParagraph(story, block, part, reference);
      else if (block.name === "w:tbl") this.#readTable(story, block, part, reference);
      else if (block.name === "mc:AlternateContent") {
        const branch = chosenBranch(block);
        if (branch) this.#readBlocks(story, branch, part, reference);
      } else if (CONTAINERS.has(block.name)) this.#readBlocks(story, block, part, reference);
    }
  }

  #readTable(story: Story, table: XmlElement, part: DraftPart, reference: number | null): void {
    this.#close(part, null, "");
    const outside = this.#cell;
    for (const row of contentNamed(table, "w:tr")) {
      const before = childOf(row, "w:trPr");
      if (childOf(before, "w:del")) continue;
      this.#rows += 1;
      const place = { row: this.#rows, column: columnsIn(childOf(before, "w:gridBefore"), 0) };
      for (const cell of contentNamed(row, "w:tc")) {
        const properties = childOf(cell, "w:tcPr");
        const span = columnsIn(childOf(properties, "w:gridSpan"), 1);
        this.#cell = { ...place, span };
        place.column += span;
        const merge = childOf(properties, "w:vMerge");
        // what a merged cell covers is not shown
        if (merge && merge.attributes.get("w:val") !== "restart") continue;
        this.readStory(story, cell, part === "body" ? "table" : part, reference);
      }
    }
    this.#cell = outside;
  }

  #close(part: DraftPart, level: number | null, number: string): void {
    this.builder.close(part, level, number, part === "table" ? this.#cell : null);
  }

  #readParagraph(story: Story, paragraph: XmlElement, part: DraftPart, reference: number | null): void {
    this.builder.begin({ part: story.part, from: paragraph.start, reference });
    const properties = childOf(paragraph, "w:pPr");
    const styles = this.#styles.ofParagraph(properties);
    this.#readInline(story, paragraph, styles);
    const mark = childOf(properties, "w:rPr");
    if (childOf(mark, "w:del") || childOf(mark, "w:moveFrom")) return;
    this.#close(part, headingLevel(properties, styles), this.#numbering.next(properties, styles));
    this.#readBoxes(story, part, reference);
  }

  /** Text boxes are read behind the paragraph that they are anchored in. */
  #readBoxes(story: Story, part: DraftPart, reference: number | null): void {
    const boxes = this.#boxes;
    this.#boxes = [];
    for (const box of boxes) {
      // the fields of a text box are its own
      const outside = this.#fields;
      this.#fields = new Fields();
      this.readStory(story, box, part === "footnote" ? part : "textbox", reference);
      this.#fields = outside;
    }
  }

  #readInline(story: Story, parent: XmlElement, styles: readonly XmlElement[]): void {
    for (const child of elementsOf(parent)) {
      if (DELETED.has(child.name)) continue;
      if (child.name === "w:r") {
        if (!isHidden(child, styles, this.#styles)) this.#readRun(story, child, styles);
        else for (const field of descendants(child, "w:fldChar")) this.#fields.see(field);
      } else if (child.name === "mc:AlternateContent") {
        const branch = chosenBranch(child);
        if (branch) this.#readInline(story, branch, styles);
      } else if (CONTAINERS.has(child.name)) this.#readInline(story, child, styles);
      else if (child.name.startsWith("m:")) this.#readFormula(story, child);
    }
  }

  #readRun(story: Story, run: XmlElement, styles: readonly XmlElement[]): void {
    for (const child of elementsOf(run)) {
      if (child.name === "w:fldChar") this.#fields.see(child);
      else if (child.name === "mc:AlternateContent") {
        const branch = chosenBranch(child);
        if (branch) this.#readRun(story, branch, styles);
      } else if (child.name === "w:ruby") {
        const base = childOf(child, "w:rubyBase");
        if (base) this.#readInline(story, base, styles);
      } else if (["w:drawing", "w:pict", "w:object"].includes(child.name)) this.#boxes.push(...boxesIn(child));
      else if (!(this.#hidesInstructions && this.#fields.hidden)) this.#readCharacters(story, child);
    }
  }

  #readCharacters(story: Story, child: XmlElement): void {
    if (child.name === "w:t") this.#readText(story, child);
    else if (NOTE_REFERENCES.has(child.name)) this.references.push(child);
    else {
      const character = characterOf(child);
      if (character !== null) this.builder.addElement(character, child, this.#fields.inResult);
    }
  }

  #readText(story: Story, text: XmlElement): void {
    const keepsSpace = text.attributes.get("xml:space") === "preserve";
    for (const child of text.children) {
      if (child.kind !== "text") continue;
      let { start, end } = child;
      if (!keepsSpace) {
        while (start < end && isXmlSpace(story.source, start)) start += 1;
        while (end > start && isXmlSpace(story.source, end - 1)) end -= 1;
      }
      this.builder.addText(story.source, start, end, this.#fields.inResult);
    }
  }

  #readFormula(story: Story, element: XmlElement): void {
    if (element.name === "m:t") this.#readText(story, element);
    else for (const child of elementsOf(element)) this.#readFormula(story, child);
  }
}

/** Word writes what old versions do not know twice; one branch is read. */
function chosenBranch(alternatives: XmlElement): XmlElement | null {
  return childOf(alternatives, "mc:Choice") ?? childOf(alternatives, "mc:Fallback");
}

/** Rows of a table or cells of a row, also those inside content controls. */
function* contentNamed(parent: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsOf(parent)) {
    if (child.name === name) yield child;
    else if (CONTAINERS.has(child.name)) yield* contentNamed(child, name);
  }
}

/** More columns than Word allows in a table are damage. */
const MOST_COLUMNS = 63;

function columnsIn(count: XmlElement | null, usual: number): number {
  const columns = Number(count?.attributes.get("w:val") ?? usual);
  return Number.isInteger(columns) && columns >= usual && columns <= MOST_COLUMNS ? columns : usual;
}

/** Text boxes of a drawing, the outermost only: those inside come along when their paragraphs are read. */
function boxesIn(drawing: XmlElement): XmlElement[] {
  return elementsOf(drawing).flatMap((child) => {
    if (child.name === "w:txbxContent") return [child];
    if (child.name !== "mc:AlternateContent") return boxesIn(child);
    const branch = chosenBranch(child);
    return branch ? boxesIn(branch) : [];
  });
}

/** What an element of a run reads as; null for what is no character. */
function characterOf(element: XmlElement): string | null {
  switch (element.name) {
    case "w:tab":
    case "w:ptab":
      return "\t";
    case "w:cr":
      return SOFT_BREAK;
    case "w:br":
      // a break of the page or column stands between lines anyway
      return (element.attributes.get("w:type") ?? "textWrapping") === "textWrapping" ? SOFT_BREAK : null;
    case "w:noBreakHyphen":
      return "-";
    case "w:sym":
      return symbolOf(element);
    default:
      return null;
  }
}

function symbolOf(symbol: XmlElement): string {
  const code = Number.parseInt(symbol.attributes.get("w:char") ?? "", 16);
  const readable = code >= 0x20 && code <= 0xffff && (code < 0xd800 || code > 0xf8ff);
  return readable ? String.fromCharCode(code) : SYMBOL;
}

const isXmlSpace = (source: string, at: number) => " \t\r\n".includes(source[at]!);
