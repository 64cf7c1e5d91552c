import JSZip from "jszip";
import type { XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { type DocxMap, openDocx } from "../reading/index.ts";
import { type Change, soundChanges, writeChanges } from "./changes.ts";
import { partsWithComments } from "./comments-part.ts";
import { Cuts, RANK } from "./cuts.ts";
import type { Note, Signature } from "./note.ts";
import { Sites } from "./sites.ts";

/**
 * The .docx with a comment for each note and its corrections as tracked changes. Everything else stays byte for byte:
 * document.xml gets insertions only. A correction that cannot be made safely is left out; its comment stays.
 * @param map of these very bytes, from `readDraft`
 * @throws DraftRefusal when the file cannot be read
 */
export async function annotateDocx(
  bytes: Uint8Array,
  map: DocxMap,
  notes: readonly Note[],
  signature: Signature,
): Promise<Uint8Array> {
  if (notes.length === 0) return bytes;
  const file = openDocx(bytes);
  const source = file.source(map.main);
  const root = file.tree(map.main);
  if (source === null || !root) throw new Error(`the map belongs to another file: no ${map.main}`);
  const sites = new Sites(map, root, source);
  const cuts = new Cuts(source);
  const w = root.prefix;

  const changes = soundChanges(notes, sites);
  writeChanges(changes, cuts, w, signature, highestId(root) + 1);

  const existing = file.related("comments");
  const firstId = Math.max(highestId(root), existing === null ? -1 : highestId(file.tree(existing)!)) + 1;
  const comments = notes.map(({ text }, index) => ({ id: firstId + index, text }));
  for (const [index, note] of notes.entries()) {
    const { start, length } = aroundChanges(note, changes);
    const ends = sites.ends(start, length);
    if (!ends) throw new Error("the map belongs to another file: a place is not there");
    const id = firstId + index;
    cuts.before(ends.first, RANK.beginRange, `<${w}commentRangeStart ${w}id="${id}"/>`);
    cuts.after(ends.last, RANK.endRange, `<${w}commentRangeEnd ${w}id="${id}"/>`);
    const reference = `<${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`;
    // outside links and revisions, whose formatting and fate it must not share
    if (ends.last.outermost === ends.last.element) cuts.after(ends.last, RANK.reference, reference);
    else cuts.behind(ends.last.outermost, RANK.reference, reference);
  }

  const parts = partsWithComments(file, comments, signature);
  parts.set(map.main, cuts.splice());
  const zip = await JSZip.loadAsync(bytes, { createFolders: false });
  for (const [name, xml] of parts) zip.file(name, xml, { createFolders: false, date: signature.at });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** Comments neither begin nor end inside a change: what is deleted would take their mark along. */
function aroundChanges({ start, length }: Note, changes: readonly Change[]): { start: number; length: number } {
  let from = start;
  let to = start + length;
  for (const { fix } of changes) {
    const end = fix.start + fix.length;
    if (fix.start < from && from < end) from = fix.start;
    if (fix.start < to && to < end) to = end;
  }
  return { start: from, length: length === 0 ? 0 : to - from };
}

/** What some writers draw at random is left alone: behind the largest of those there may be no number left. */
const HIGHEST_COUNTED = 2 ** 30;

/** The highest number that any revision, bookmark or comment of a part has; -1 without any. */
function highestId(element: XmlElement): number {
  let highest = -1;
  const own = Number(element.attributes.get("w:id"));
  if (own < HIGHEST_COUNTED) highest = Math.max(highest, own);
  for (const child of element.children) if (child.kind === "element") highest = Math.max(highest, highestId(child));
  return highest;
}
