import { childOf, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { DocxMap } from "./docx-map.ts";
import { DocxText } from "./docx-text.ts";
import { type DocxPackage, openDocx } from "./package.ts";
import { refuseDraft } from "./refusal.ts";
import { Styles } from "./styles.ts";

const NOTES = [
  { kind: "footnotes", note: "w:footnote", reference: "w:footnoteReference" },
  { kind: "endnotes", note: "w:endnote", reference: "w:endnoteReference" },
] as const;

/**
 * The text of a .docx as its reader sees it, changes under revision taken as accepted: the body with its tables and
 * text boxes, then the notes that it refers to. Headers and footers are left out. @throws DraftRefusal
 */
export function readDocx(bytes: Uint8Array): { draft: Draft; docx: DocxMap } {
  const file = openDocx(bytes);
  const types = file.source("[Content_Types].xml") ?? "";
  if (types.includes("macroEnabled")) refuseDraft("macros");
  const read = readStories(file, true) ?? readStories(file, false);
  if (!read || read.docx.spans.length === 0 || read.draft.text.trim() === "") refuseDraft("empty");
  return read;
}

/** null when a field that never ends may have hidden text. */
function readStories(file: DocxPackage, hidesInstructions: boolean): { draft: Draft; docx: DocxMap } | null {
  const body = childOf(file.tree(file.main), "w:body");
  const source = file.source(file.main);
  // without a prefix of its own for the namespace nothing could be spliced in
  if (!body?.prefix || source === null) refuseDraft("damaged");
  const styles = file.related("styles");
  const text = new DocxText(file, new Styles(styles === null ? null : file.tree(styles)), hidesInstructions);
  text.readStory({ part: file.main, source }, body, "body", null);
  if (hidesInstructions && text.endsInInstruction) return null;

  for (const { kind, note, reference } of NOTES) {
    const part = file.related(kind);
    const root = part === null ? null : file.tree(part);
    const notes = new Map((root ? elementsOf(root) : []).map((element) => [element.attributes.get("w:id"), element]));
    for (const referring of text.references) {
      const referred: XmlElement | undefined = notes.get(referring.attributes.get("w:id"));
      if (part === null || referring.name !== reference || referred?.name !== note) continue;
      // a note that is referred to twice stands once
      notes.delete(referring.attributes.get("w:id"));
      text.readStory({ part, source: file.source(part) ?? "" }, referred, "footnote", referring.start);
    }
  }
  return text.builder.finish(file.main);
}
