import type { XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { contentOf, type Site } from "./sites.ts";

/** A place between runs, or one that is made by cutting a run: between its children, or inside the text of one. */
type Cut = { at: number; run: XmlElement | null; text: XmlElement | null };

/** What stands at one place, in this order: whatever ends there comes before whatever begins. */
export const RANK = { endChange: 0, endRange: 1, reference: 2, beginRange: 3, beginChange: 4 } as const;

type Piece = { rank: number; xml: string };
type Deleted = { from: number; to: number };

const PRESERVE = ' xml:space="preserve"';
const isSpace = (character: string | undefined) => character !== undefined && " \t\r\n".includes(character);

/**
 * Collects what is to be put into a part, and puts it in by insertions alone: no character of the source goes, none is
 * written anew. A run is cut by closing it and opening it again with its own tag and properties.
 */
export class Cuts {
  readonly #source: string;
  readonly #cuts = new Map<number, Cut & { pieces: Piece[] }>();
  readonly #deleted = new Map<XmlElement, Deleted[]>();

  constructor(source: string) {
    this.#source = source;
  }

  before(site: Site, rank: number, xml: string): void {
    this.#put(this.#cutBefore(site), rank, xml);
  }

  after(site: Site, rank: number, xml: string): void {
    this.#put(this.#cutAfter(site), rank, xml);
  }

  /** Behind an element of a paragraph. */
  behind(element: XmlElement, rank: number, xml: string): void {
    this.#put({ at: element.end, run: null, text: null }, rank, xml);
  }

  /** The text between two sites of one run becomes deleted text; the caller puts w:del around it. */
  markDeleted(first: Site, last: Site): void {
    for (const child of contentOf(first.element)) {
      if (child.name !== "w:t" || child.end <= first.from || child.start >= last.to) continue;
      const intervals = this.#deleted.get(child) ?? [];
      intervals.push({ from: Math.max(first.from, child.inner), to: Math.min(last.to, child.innerEnd) });
      this.#deleted.set(child, intervals);
    }
  }

  /** Start tag and properties of a run, as they stand in the source. */
  opening(run: XmlElement): string {
    const properties = run.children.find((child) => child.kind === "element" && child.name === "w:rPr");
    const own = properties ? this.#source.slice(properties.start, properties.end) : "";
    return this.#source.slice(run.start, run.inner) + own;
  }

  splice(): string {
    const insertions = [...this.#cutInsertions(), ...this.#renamings()].sort((a, b) => a.at - b.at);
    let spliced = "";
    let at = 0;
    for (const insertion of insertions) {
      spliced += this.#source.slice(at, insertion.at) + insertion.xml;
      at = insertion.at;
    }
    return spliced + this.#source.slice(at);
  }

  #put(cut: Cut, rank: number, xml: string): void {
    const known = this.#cuts.get(cut.at) ?? { ...cut, pieces: [] };
    known.pieces.push({ rank, xml });
    this.#cuts.set(cut.at, known);
  }

  #cutBefore({ element, leaf, from }: Site): Cut {
    if (!leaf) return { at: element.start, run: null, text: null };
    if (leaf.name === "w:t" && this.#says(leaf, leaf.inner, from)) return { at: from, run: element, text: leaf };
    if (contentOf(element)[0] === leaf) return { at: element.start, run: null, text: null };
    return { at: leaf.start, run: element, text: null };
  }

  #cutAfter({ element, leaf, to }: Site): Cut {
    if (!leaf) return { at: element.end, run: null, text: null };
    if (leaf.name === "w:t" && this.#says(leaf, to, leaf.innerEnd)) return { at: to, run: element, text: leaf };
    if (contentOf(element).at(-1) === leaf) return { at: element.end, run: null, text: null };
    return { at: leaf.end, run: element, text: null };
  }

  /** Does this part of a text say anything? White space at its edges does not, unless it is kept. */
  #says(text: XmlElement, from: number, to: number): boolean {
    const part = this.#source.slice(from, to);
    return this.#keepsSpace(text) ? part !== "" : part.trim() !== "";
  }

  *#cutInsertions(): Generator<{ at: number; xml: string }> {
    for (const { at, run, text, pieces } of this.#cuts.values()) {
      const inner = pieces
        .sort((a, b) => a.rank - b.rank)
        .map(({ xml }) => xml)
        .join("");
      if (!run) yield { at, xml: inner };
      else {
        const closing = `${text ? `</${this.#textName(text, at - 1)}>` : ""}</${run.prefix}r>`;
        yield { at, xml: `${closing}${inner}${this.opening(run)}${text ? this.#reopened(text, at) : ""}` };
      }
    }
  }

  /** The name of a text element around that character. */
  #textName(text: XmlElement, at: number): string {
    const gone = this.#deleted.get(text)?.some(({ from, to }) => from <= at && at < to) ?? false;
    return `${text.prefix}${gone ? "delText" : "t"}`;
  }

  #reopened(text: XmlElement, at: number): string {
    return `<${this.#textName(text, at)}${this.#keepsSpace(text) || this.#endsInSpace(text, at) ? PRESERVE : ""}>`;
  }

  /** Does the piece of a text that begins there have a space where it was cut? */
  #endsInSpace(text: XmlElement, at: number): boolean {
    const next = Math.min(text.innerEnd, ...this.#cutsIn(text).filter((cut) => cut > at));
    return isSpace(this.#source[at]) || (next < text.innerEnd && isSpace(this.#source[next - 1]));
  }

  #keepsSpace(text: XmlElement): boolean {
    return text.attributes.get("xml:space") === "preserve";
  }

  readonly #cutsByText = new Map<XmlElement, number[]>();

  /** Offsets at which a text is cut; asked for when all cuts are known. */
  #cutsIn(text: XmlElement): number[] {
    if (this.#cutsByText.size === 0) {
      for (const { at, text: cut } of this.#cuts.values()) {
        if (!cut) continue;
        const known = this.#cutsByText.get(cut) ?? [];
        known.push(at);
        this.#cutsByText.set(cut, known);
      }
    }
    return this.#cutsByText.get(text) ?? [];
  }

  /** What the tags of the source need: other names for deleted text, and their spaces kept where a text was cut. */
  *#renamings(): Generator<{ at: number; xml: string }> {
    for (const [text, intervals] of this.#deleted) {
      const begins = !this.#says(text, text.inner, Math.min(...intervals.map(({ from }) => from)));
      const ends = !this.#says(text, Math.max(...intervals.map(({ to }) => to)), text.innerEnd);
      if (begins) yield { at: text.start + 1 + text.prefix.length, xml: "delTex" };
      if (ends) yield { at: text.innerEnd + 2 + text.prefix.length, xml: "delTex" };
    }
    const texts = new Set([...this.#cuts.values()].flatMap(({ text }) => text ?? []));
    for (const text of texts) if (!this.#keepsSpace(text)) yield* this.#keptSpaces(text);
  }

  /** Spaces at a cut are kept from now on; those at the edges of the text, which do not count, stay outside. */
  *#keptSpaces(text: XmlElement): Generator<{ at: number; xml: string }> {
    const cuts = this.#cutsIn(text);
    if (isSpace(this.#source[Math.min(...cuts) - 1])) {
      let from = text.inner;
      while (isSpace(this.#source[from])) from += 1;
      const name = this.#textName(text, from);
      if (from === text.inner && !text.attributes.has("xml:space")) yield { at: from - 1, xml: PRESERVE };
      else yield { at: from, xml: `</${name}><${name}${PRESERVE}>` };
    }
    let to = text.innerEnd;
    while (isSpace(this.#source[to - 1])) to -= 1;
    const last = Math.max(...cuts);
    const name = this.#textName(text, last);
    if (to < text.innerEnd && this.#endsInSpace(text, last)) yield { at: to, xml: `</${name}><${name}>` };
  }
}
