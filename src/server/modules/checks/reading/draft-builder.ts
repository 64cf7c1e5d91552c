import { decodeReference, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { Draft, DraftParagraph, DraftPart, TableCell } from "#shared/checks/draft.ts";
import type { DocxMap, DocxPlace, DocxSpan } from "./docx-map.ts";
import { DRAFT_LIMITS } from "./limits.ts";
import { refuseDraft } from "./refusal.ts";

type Piece = { text: string; from: number; to: number; whole: boolean; computed: boolean };
type Beginning = Omit<DocxPlace, "start">;

/** Collects paragraphs, and for each character where in its part it stands. */
export class DraftBuilder {
  readonly #paragraphs: DraftParagraph[] = [];
  readonly #spans: DocxSpan[] = [];
  readonly #places: DocxPlace[] = [];
  #length = 0;
  /** the paragraph that is being read; its beginning is that of the first one when deleted marks join several */
  #open: { place: Beginning; pieces: Piece[] } | null = null;

  begin(place: Beginning): void {
    this.#open ??= { place, pieces: [] };
  }

  /** Raw text of the source; a line break in it is a space, as everywhere in XML that Word reads. */
  addText(source: string, from: number, to: number, computed: boolean): void {
    // looked for in the text alone: in the whole part the next "&" may be far away, time and again
    const raw = source.slice(from, to);
    let at = 0;
    while (at < raw.length) {
      const reference = raw.indexOf("&", at);
      const end = reference < 0 ? raw.length : reference;
      if (end > at)
        this.#add({ text: spaced(raw.slice(at, end)), from: from + at, to: from + end, whole: false, computed });
      if (reference < 0) return;
      const close = raw.indexOf(";", end) + 1;
      const text = close > 0 ? decodeReference(raw.slice(end, close)) : null;
      if (text === null) refuseDraft("damaged");
      this.#add({ text: spaced(text), from: from + end, to: from + close, whole: true, computed });
      at = close;
    }
  }

  /** An element that reads as a character. */
  addElement(text: string, element: XmlElement, computed: boolean): void {
    this.#add({ text, from: element.start, to: element.end, whole: true, computed });
  }

  #add(piece: Piece): void {
    this.#length += piece.text.length;
    if (this.#length > DRAFT_LIMITS.characters) refuseDraft("too-long");
    this.#open?.pieces.push(piece);
  }

  close(part: DraftPart, level: number | null, number: string, cell: TableCell | null = null): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    const last = this.#paragraphs.at(-1);
    const start = last ? last.start + last.text.length + 1 : 0;
    let at = start + number.length;
    for (const { text, ...source } of open.pieces) {
      this.#spans.push({ start: at, length: text.length, part: open.place.part, ...source });
      at += text.length;
    }
    const text = number + open.pieces.map((piece) => piece.text).join("");
    this.#paragraphs.push({ start, text, part, level, automatic: number.length, ...(cell && { cell }) });
    this.#places.push({ start, ...open.place });
  }

  finish(main: string): { draft: Draft; docx: DocxMap } {
    const text = this.#paragraphs.map((paragraph) => paragraph.text).join("\n");
    if (text.length > DRAFT_LIMITS.characters) refuseDraft("too-long");
    return {
      draft: { text, paragraphs: this.#paragraphs },
      docx: { main, spans: this.#spans, places: this.#places },
    };
  }
}

const spaced = (text: string) => text.replace(/[\t\n\r]/g, " ");
