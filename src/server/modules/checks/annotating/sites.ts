import { elementsOf, type XmlElement, type XmlNode } from "#server/platform/file-content/xml-tree.ts";
import type { DocxMap, DocxSpan } from "../reading/index.ts";

/** Elements of a paragraph in which runs may be cut and comments may begin and end. */
const TRANSPARENT = new Set(["w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo"]);
/** Runs that somebody has under revision: a further change inside them is nobody's to make. */
const REVISED = new Set(["w:ins", "w:moveTo"]);

/** Where characters stand in the main part. */
export type Site = {
  paragraph: XmlElement;
  /** what cannot be cut, or the run that can */
  element: XmlElement;
  /** the child of the run that holds the characters: w:t, or an element such as w:tab; null when nothing may be cut */
  leaf: XmlElement | null;
  /** child of the paragraph in which all this stands; equals `element` outside links and the like */
  outermost: XmlElement;
  /** may the characters be replaced under revision? */
  editable: boolean;
  /** source offsets of the characters; of the leaf or element when it is taken as a whole */
  from: number;
  to: number;
};

/** Elements around a source offset, outermost first. */
function pathTo(root: XmlElement, offset: number): XmlElement[] {
  const path = [root];
  let element: XmlElement | null = root;
  while (element) {
    const children: readonly XmlNode[] = element.children;
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (children[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    const child: XmlNode | undefined = children[low];
    element = child?.kind === "element" && child.start <= offset ? child : null;
    if (element) path.push(element);
  }
  return path;
}

/** @param computed do the characters belong to the result of a field? */
function siteAt(root: XmlElement, from: number, to: number, computed: boolean): Site | null {
  const path = pathTo(root, from);
  const box = path.findIndex(({ name }) => name === "w:txbxContent");
  // Word takes no comments in a text box: they stand at what it is anchored in
  const outside = box < 0 ? path : path.slice(0, box);
  const at = outside.findLastIndex(({ name }) => name === "w:p");
  const paragraph = path[at];
  if (!paragraph) return null;
  let inner = at + 1;
  while (TRANSPARENT.has(path[inner]?.name ?? "")) inner += 1;
  const element = path[inner];
  const outermost = path[at + 1];
  if (!element || !outermost) return null;
  const leaf = element.name === "w:r" && path.length === inner + 2 ? path[inner + 1]! : null;
  if (!leaf) return { paragraph, element, leaf, outermost, editable: false, from: element.start, to: element.end };
  const revised = path.slice(at + 1, inner).some(({ name }) => REVISED.has(name));
  return { paragraph, element, leaf, outermost, editable: !revised && !computed, from, to };
}

/** Finds characters of the plain text in the main part. */
export class Sites {
  readonly #map: DocxMap;
  readonly #root: XmlElement;
  readonly #source: string;

  constructor(map: DocxMap, root: XmlElement, source: string) {
    this.#map = map;
    this.#root = root;
    this.#source = source;
  }

  /** The sites of all characters in [start, end), span by span. */
  within(start: number, end: number): { span: DocxSpan; site: Site | null }[] {
    const found: { span: DocxSpan; site: Site | null }[] = [];
    const { spans } = this.#map;
    for (let at = this.#spanFrom(start); at < spans.length && spans[at]!.start < end; at += 1) {
      found.push({ span: spans[at]!, site: this.#siteOf(spans[at]!, start, end) });
    }
    return found;
  }

  /**
   * First and last site of what a note is about: its characters; without any (a computed number, a whole paragraph) the
   * first character of the paragraph; in a paragraph without characters, the nearest ones.
   */
  ends(start: number, length: number): { first: Site; last: Site } | null {
    const { spans } = this.#map;
    const index = this.#spanFrom(start);
    const end = start + length;
    const own = length > 0 && index < spans.length && spans[index]!.start < end;
    if (!own) {
      const span = spans[this.#spanFrom(this.#paragraphStart(start))] ?? spans.at(-1);
      const site = span ? this.#siteOf(span, span.start, span.start + 1) : null;
      return site && { first: site, last: site };
    }
    let last = index;
    while (last + 1 < spans.length && spans[last + 1]!.start < end) last += 1;
    const first = this.#siteOf(spans[index]!, start, end);
    const final = this.#siteOf(spans[last]!, start, end);
    if (!first || !final) return null;
    return { first, last: final.to < first.to ? first : final };
  }

  /** Does this offset of the text part what stands in the file as one: the halves of a character, a reference? */
  insideCharacter(offset: number): boolean {
    const span = this.#map.spans[this.#spanFrom(offset)];
    if (!span || span.start >= offset) return false;
    return span.whole || (span.part === this.#map.main && this.#cutsPair(span.from + offset - span.start));
  }

  #siteOf(span: DocxSpan, start: number, end: number): Site | null {
    const place = this.#map.places[this.#placeAt(span.start)];
    if (span.part !== this.#map.main) {
      const reference = place?.reference;
      return typeof reference === "number" ? this.#whole(reference) : null;
    }
    let { from, to } = span;
    if (!span.whole) {
      from += Math.max(0, start - span.start);
      to -= Math.max(0, span.start + span.length - end);
      if (this.#cutsPair(from)) from -= 1;
      if (this.#cutsPair(to)) to += 1;
    }
    return siteAt(this.#root, from, to, span.computed);
  }

  /** Would a cut here part the two halves of one character? */
  #cutsPair(at: number): boolean {
    return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(this.#source.slice(at - 1, at + 1));
  }

  /** The element that begins there, as something that is not cut. */
  #whole(offset: number): Site | null {
    const site = siteAt(this.#root, offset, offset, true);
    return site?.leaf ? { ...site, from: site.leaf.start, to: site.leaf.end } : site;
  }

  /** Index of the first span that ends behind this offset of the text. */
  #spanFrom(offset: number): number {
    return firstWhere(this.#map.spans, ({ start, length }) => start + length > offset);
  }

  #placeAt(offset: number): number {
    return Math.max(0, firstWhere(this.#map.places, ({ start }) => start > offset) - 1);
  }

  #paragraphStart(offset: number): number {
    return this.#map.places[this.#placeAt(offset)]?.start ?? 0;
  }
}

/** Index of the first entry that is so, where all behind it are; the length without any. */
function firstWhere<T>(entries: readonly T[], is: (entry: T) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(entries[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Content of a run: everything but its properties. */
export function contentOf(run: XmlElement): XmlElement[] {
  return elementsOf(run).filter(({ name }) => name !== "w:rPr");
}
