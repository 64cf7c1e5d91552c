import type { XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { type DocxPackage, folderOf, parsePart, relationsPart } from "../reading/index.ts";
import { type Signature, wallClock, xmlText } from "./note.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** The usual and the strict edition of ISO/IEC 29500 name the same things differently. */
const EDITIONS = {
  usual: {
    main: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    relation: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
  },
  strict: {
    main: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    relation: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
  },
} as const;

/**
 * One w:comment. It formats itself, as the styles of the file may be anything: large type and indents of its body would
 * be inherited.
 */
function commentXml(w: string, id: number, text: string, { author, at }: Signature): string {
  const paragraph = `<${w}pPr><${w}spacing ${w}before="0" ${w}after="0" ${w}line="240" ${w}lineRule="auto"/><${w}ind ${w}left="0" ${w}firstLineChars="0" ${w}firstLine="0"/><${w}jc ${w}val="left"/></${w}pPr>`;
  const size = `<${w}rPr><${w}sz ${w}val="20"/><${w}szCs ${w}val="20"/></${w}rPr>`;
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => {
    const mark = index === 0 ? `<${w}r>${size}<${w}annotationRef/></${w}r>` : "";
    return `<${w}p>${paragraph}${mark}<${w}r>${size}<${w}t xml:space="preserve">${xmlText(line)}</${w}t></${w}r></${w}p>`;
  });
  const signed = `${w}id="${id}" ${w}author="${xmlText(author)}" ${w}date="${wallClock(at)}" ${w}initials="${xmlText(author.slice(0, 2))}"`;
  return `<${w}comment ${signed}>${lines.join("")}</${w}comment>`;
}

/** Puts content at the end of a root element; one without any is opened for it. */
function append(source: string, root: XmlElement, content: string): string {
  if (root.innerEnd < root.end) return source.slice(0, root.innerEnd) + content + source.slice(root.innerEnd);
  const tag = source.slice(root.start, root.end - "/>".length);
  const name = /^<([^\s/>]+)/.exec(tag)![1];
  return `${source.slice(0, root.start)}${tag}>${content}</${name}>${source.slice(root.end)}`;
}

/** The parts that change when comments come in, by name; comments that are there already stay as they are. */
export function partsWithComments(
  file: DocxPackage,
  comments: readonly { id: number; text: string }[],
  signature: Signature,
): Map<string, string> {
  const parts = new Map<string, string>();
  const write = (w: string) => comments.map(({ id, text }) => commentXml(w, id, text, signature)).join("");
  const existing = file.related("comments");
  if (existing !== null) {
    const source = file.source(existing)!;
    const root = parsePart(source);
    parts.set(existing, append(source, root, write(root.prefix)));
    return parts;
  }

  const folder = folderOf(file.main);
  const target = freeName("comments", ".xml", (name) => file.names.includes(folder + name));
  const edition = file.source(file.main)!.includes(EDITIONS.strict.main) ? EDITIONS.strict : EDITIONS.usual;
  parts.set(folder + target, `${DECLARATION}<w:comments xmlns:w="${edition.main}">${write("w:")}</w:comments>`);

  const relations = relationsPart(file.main);
  const source = file.source(relations) ?? `${DECLARATION}<Relationships xmlns="${RELATIONS}"/>`;
  const root = parsePart(source);
  const ids = new Set(
    root.children.map((child) => (child.kind === "element" ? child.attributes.get("Id") : undefined)),
  );
  const id = freeName("rIdComments", "", (name) => ids.has(name));
  const relation = `<${root.prefix}Relationship Id="${id}" Type="${edition.relation}" Target="${target}"/>`;
  parts.set(relations, append(source, root, relation));

  const types = file.source("[Content_Types].xml")!;
  const typesRoot = parsePart(types);
  const override = `<${typesRoot.prefix}Override PartName="/${folder}${target}" ContentType="${TYPE}"/>`;
  parts.set("[Content_Types].xml", append(types, typesRoot, override));
  return parts;
}

function freeName(stem: string, ending: string, taken: (name: string) => boolean): string {
  for (let number = 0; ; number += 1) {
    const name = `${stem}${number === 0 ? "" : number}${ending}`;
    if (!taken(name)) return name;
  }
}
