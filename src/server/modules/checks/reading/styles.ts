import { childOf, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";

export const valOf = (element: XmlElement | null | undefined) => element?.attributes.get("w:val") ?? null;

/** A whole number of an attribute; null when it is missing or no number. */
export function wholeOf(element: XmlElement | null | undefined, attribute = "w:val"): number | null {
  const text = element?.attributes.get(attribute);
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A property that is switched on by its presence and off by 0, false or off. */
export function switchedOn(element: XmlElement): boolean {
  return !["0", "false", "off"].includes(valOf(element) ?? "1");
}

/** Styles of a document and what they inherit from each other, by w:basedOn. */
export class Styles {
  readonly #byId = new Map<string, XmlElement>();
  readonly #chains = new Map<string, readonly XmlElement[]>();
  readonly #defaultParagraph: string | null = null;
  /** w:docDefaults, behind every style */
  readonly defaults: XmlElement | null;

  constructor(root: XmlElement | null) {
    this.defaults = childOf(root, "w:docDefaults");
    for (const style of root ? elementsOf(root) : []) {
      const id = style.attributes.get("w:styleId");
      if (style.name !== "w:style" || id === undefined) continue;
      this.#byId.set(id, style);
      const isDefault = ["1", "true", "on"].includes(style.attributes.get("w:default") ?? "");
      if (isDefault && style.attributes.get("w:type") === "paragraph") this.#defaultParagraph = id;
    }
  }

  /** A style and those that it is based on, nearest first; a circle ends where it closes. */
  chain(id: string | null): readonly XmlElement[] {
    if (id === null) return [];
    const known = this.#chains.get(id);
    if (known) return known;
    const chain = new Set<XmlElement>();
    for (let style = this.#byId.get(id); style && !chain.has(style); ) {
      chain.add(style);
      style = this.#byId.get(valOf(childOf(style, "w:basedOn")) ?? "");
    }
    const found = [...chain];
    this.#chains.set(id, found);
    return found;
  }

  /** Styles of a paragraph, nearest first; without a style of its own it has the document's default one. */
  ofParagraph(properties: XmlElement | null): readonly XmlElement[] {
    const chain = this.chain(valOf(childOf(properties, "w:pStyle")));
    return chain.length > 0 ? chain : this.chain(this.#defaultParagraph);
  }
}

const BUILT_IN_HEADING = /^(?:heading|标题) ?([1-9])$/i;

/** Heading level from 1 by w:outlineLvl of the paragraph or its style, or by the built-in name of the style. */
export function headingLevel(properties: XmlElement | null, styles: readonly XmlElement[]): number | null {
  for (const holder of [properties, ...styles.map((style) => childOf(style, "w:pPr"))]) {
    const level = wholeOf(childOf(holder, "w:outlineLvl"));
    if (level !== null) return level >= 0 && level <= 8 ? level + 1 : null;
  }
  for (const style of styles) {
    const named = BUILT_IN_HEADING.exec(valOf(childOf(style, "w:name")) ?? "");
    if (named) return Number(named[1]);
  }
  return null;
}
