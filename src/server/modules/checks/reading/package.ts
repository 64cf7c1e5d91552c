import { elementsOf, parseXml, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { guardZip, listZip, unpackEntry } from "#server/platform/file-content/zip-directory.ts";
import { DRAFT_LIMITS } from "./limits.ts";
import { refuseDraft } from "./refusal.ts";

/** Prefixes by namespace, for the usual and the strict edition of ISO/IEC 29500. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"],
  ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
  ["http://schemas.openxmlformats.org/package/2006/content-types", "ct"],
]);

export type PartRelation = { id: string; type: string; target: string };

/** The parts of a .docx, unpacked when they are asked for. */
export type DocxPackage = {
  /** name of the part that holds the text, usually word/document.xml */
  main: string;
  names: readonly string[];
  /** the XML of a part with its byte order mark, if it has one; null where there is no such part */
  source(part: string): string | null;
  tree(part: string): XmlElement | null;
  relationsOf(part: string): PartRelation[];
  /** the part that the text refers to by this kind of relationship: "styles", "comments" … */
  related(kind: string): string | null;
};

/** The folder of a part with its last slash; "" for a part of the root. */
export const folderOf = (part: string) => part.slice(0, part.lastIndexOf("/") + 1);
export const relationsPart = (part: string) => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** The part that a target of a relationship names, seen from the part that holds it. */
function resolveTarget(from: string, target: string): string {
  const path = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

export function parsePart(source: string): XmlElement {
  return parseXml(source, NAMESPACES, refuseDraft);
}

/** @throws DraftRefusal */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const entries = listZip(bytes, refuseDraft);
  guardZip(entries, DRAFT_LIMITS.unpackedBytes, refuseDraft);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const sources = new Map<string, string | null>();
  const trees = new Map<string, XmlElement | null>();

  const source = (part: string) => {
    const known = sources.get(part);
    if (known !== undefined) return known;
    const entry = byName.get(part);
    const text = entry ? decodeUtf8(unpackEntry(bytes, entry, refuseDraft)) : null;
    sources.set(part, text);
    return text;
  };
  const tree = (part: string) => {
    const known = trees.get(part);
    if (known !== undefined) return known;
    const text = source(part);
    const root = text === null ? null : parsePart(text);
    trees.set(part, root);
    return root;
  };
  const relationsOf = (part: string): PartRelation[] =>
    elementsOfPart(tree(relationsPart(part))).flatMap(({ attributes }) => {
      const target = attributes.get("Target");
      if (target === undefined || attributes.get("TargetMode") === "External") return [];
      return [
        {
          id: attributes.get("Id") ?? "",
          type: attributes.get("Type")?.split("/").at(-1) ?? "",
          target: resolveTarget(part, target),
        },
      ];
    });

  const main = relationsOf("").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  if (!byName.has(main)) refuseDraft("damaged");
  const related = (kind: string) => {
    const target = relationsOf(main).find(({ type }) => type === kind)?.target;
    return target !== undefined && byName.has(target) ? target : null;
  };
  return { main, names: [...byName.keys()], source, tree, relationsOf, related };
}

const elementsOfPart = (root: XmlElement | null) => (root ? elementsOf(root) : []);

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseDraft("damaged");
  }
}
