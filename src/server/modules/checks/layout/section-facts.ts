import { childOf, descendants, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { PageNumber, SectionFacts } from "#shared/checks/layout/facts.ts";
import { type DocxPackage, type Styles, valOf, wholeOf } from "../reading/index.ts";
import { alignmentOf, runsOf } from "./paragraph-facts.ts";
import type { TextProperties } from "./text-properties.ts";

type Footers = { default: string | null; even: string | null };

const PAGE_FIELD = /^\s*PAGE(?![A-Z])/i;

/** Reads sections: their page, their grid and the page numbers in their footers. */
export class Sections {
  readonly #file: DocxPackage;
  readonly #styles: Styles;
  readonly #type: TextProperties;
  /** footers go on in the next section that has none of its own */
  #footers: Footers = { default: null, even: null };

  constructor(file: DocxPackage, styles: Styles, type: TextProperties) {
    this.#file = file;
    this.#styles = styles;
    this.#type = type;
  }

  read(properties: XmlElement, first: number): SectionFacts {
    const size = childOf(properties, "w:pgSz");
    const [width, height] = [wholeOf(size, "w:w"), wholeOf(size, "w:h")];
    const grid = childOf(properties, "w:docGrid");
    const type = grid?.attributes.get("w:type") ?? "default";
    const pitch = wholeOf(grid, "w:linePitch");
    const standard = this.#type.typeOf(null, this.#styles.ofParagraph(null)).size;
    const characters = type === "linesAndChars" || type === "snapToChars";
    this.#takeFooters(properties);
    return {
      first,
      page: width === null || height === null ? null : { width, height },
      margins: marginsOf(childOf(properties, "w:pgMar")),
      linePitch: type === "default" ? null : pitch,
      charPitch: characters ? (standard + (wholeOf(grid, "w:charSpace") ?? 0) / 4096) * 20 : null,
      odd: this.#pageNumber(this.#footers.default),
      even: this.#pageNumber(this.#footers.even),
    };
  }

  #takeFooters(properties: XmlElement): void {
    const relations = this.#file.relationsOf(this.#file.main);
    for (const reference of elementsOf(properties)) {
      const kind = reference.attributes.get("w:type");
      if (reference.name !== "w:footerReference" || (kind !== "default" && kind !== "even")) continue;
      const target = relations.find(({ id }) => id === reference.attributes.get("r:id"))?.target ?? null;
      this.#footers = { ...this.#footers, [kind]: target };
    }
  }

  #pageNumber(part: string | null): PageNumber | null {
    const root = part === null ? null : this.#file.tree(part);
    const source = part === null ? null : this.#file.source(part);
    if (!root || source === null) return null;
    for (const paragraph of descendants(root, "w:p")) {
      if (ancestorsOf(paragraph).some(({ name }) => name === "mc:Fallback")) continue;
      const number = this.#numberIn(paragraph, source);
      if (number) return number;
    }
    return null;
  }

  #numberIn(paragraph: XmlElement, source: string): PageNumber | null {
    const own = childOf(paragraph, "w:pPr");
    const styles = this.#styles.ofParagraph(own);
    const instructions = [...descendants(paragraph, "w:instrText")].map((one) => ({
      element: one,
      text: source.slice(one.inner, one.innerEnd),
    }));
    const simple = [...descendants(paragraph, "w:fldSimple")].map((one) => ({
      element: one,
      text: one.attributes.get("w:instr") ?? "",
    }));
    // those of a text box belong to the paragraph in the box
    const field = [...instructions, ...simple].find(
      ({ element, text }) => PAGE_FIELD.test(text) && nearestParagraph(element) === paragraph,
    );
    if (!field) return null;
    const run = field.element.name === "w:instrText" ? field.element.parent : childOf(field.element, "w:r");
    const type = this.#type.typeOf(childOf(run, "w:rPr"), styles);
    const layers = [own, ...styles.map((style) => childOf(style, "w:pPr"))].filter((layer) => layer !== null);
    return {
      text: textAround(paragraph, source, field.element),
      font: type.font,
      size: type.size,
      align: framedAlignment(paragraph, own, source) ?? sides(alignmentOf(layers)),
    };
  }
}

const sides = (align: "left" | "center" | "right" | "both") => (align === "both" ? "left" : align);

function* ancestorsOf(element: XmlElement): Generator<XmlElement> {
  for (let above = element.parent; above; above = above.parent) yield above;
}

function nearestParagraph(element: XmlElement): XmlElement | null {
  for (const above of ancestorsOf(element)) if (above.name === "w:p") return above;
  return null;
}

/** Text of the paragraph with # for the number: the result of its field, which is whatever page was shown last. */
function textAround(paragraph: XmlElement, source: string, field: XmlElement): string {
  let text = "";
  let depth = 0;
  for (const { run } of runsOf(paragraph, source)) {
    if (run.parent === field) {
      if (!text.includes("#")) text += "#";
      continue;
    }
    for (const child of elementsOf(run)) {
      const type = child.name === "w:fldChar" ? child.attributes.get("w:fldCharType") : null;
      if (type === "begin") depth += 1;
      if (type === "end") {
        depth = Math.max(0, depth - 1);
        if (depth === 0) text += "#";
      }
      if (child.name === "w:t" && depth === 0) text += source.slice(child.inner, child.innerEnd);
    }
  }
  return text;
}

/** Where a frame or text box stands that holds the paragraph; null without one, or with a place in measures. */
function framedAlignment(paragraph: XmlElement, own: XmlElement | null, source: string): PageNumber["align"] | null {
  const frame = childOf(own, "w:framePr")?.attributes.get("w:xAlign");
  const anchor = [...ancestorsOf(paragraph)].find(({ name }) => name === "wp:anchor");
  const align = childOf(childOf(anchor, "wp:positionH"), "wp:align");
  const value = frame ?? (align ? source.slice(align.inner, align.innerEnd).trim() : undefined);
  return value === "left" || value === "center" || value === "right" || value === "outside" ? value : null;
}

function marginsOf(margins: XmlElement | null): SectionFacts["margins"] {
  const [top, right, bottom, left] = ["w:top", "w:right", "w:bottom", "w:left"].map((side) => wholeOf(margins, side));
  if (top == null || right == null || bottom == null || left == null) return null;
  // a negative one is kept whatever stands in the header
  return { top: Math.abs(top), right, bottom: Math.abs(bottom), left: left + (wholeOf(margins, "w:gutter") ?? 0) };
}

/** Whether odd and even pages have footers of their own. */
export function tellsOddFromEven(settings: XmlElement | null): boolean {
  const element = childOf(settings, "w:evenAndOddHeaders");
  return element !== null && !["0", "false", "off"].includes(valOf(element) ?? "1");
}
