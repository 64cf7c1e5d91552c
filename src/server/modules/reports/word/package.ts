import { Document, type ICommentOptions, type ISectionOptions, Packer } from "docx";
import JSZip from "jszip";
import { fontTableXml } from "./fonts.ts";
import { SETTINGS_XML } from "./settings.ts";
import { stylesXml } from "./styles.ts";
import { attributes, escapeXml } from "./xml.ts";

/**
 * The .docx package. The library writes the text, headers, footers and comments; everything else is put together here
 * from a closed list of parts, so that nothing gets into a file that was not meant to be there (program names, the
 * clock, theme, empty property lists), and the same input gives the same bytes.
 */
export type WordPackage = {
  sections: ISectionOptions[];
  comments?: ICommentOptions[];
  properties: { title: string; creator: string; date: string | null };
  /** root element of a custom XML part, with its namespace */
  customXml?: { xml: string; namespace: string };
};

/** Entry times of the archive and the creation date of papers without one: fixed, or no two runs would agree. */
const FIXED_DATE = "2000-01-01";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

type Part = { name: string; content: string; type?: string };
type Relation = { id: string; type: string; target: string };

export async function packWord(input: WordPackage): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(await Packer.toArrayBuffer(documentOf(input)));
  const read = async (name: string) => (await written.file(name)?.async("string")) ?? "";
  const relations = keptRelations(await read("word/_rels/document.xml.rels"), input);
  const parts: Part[] = [
    { name: "docProps/core.xml", content: coreXml(input.properties), type: `${PACKAGE_TYPE}.core-properties+xml` },
    { name: "word/document.xml", content: await read("word/document.xml"), type: `${WORD_TYPE}.document.main+xml` },
    { name: "word/styles.xml", content: stylesXml(), type: `${WORD_TYPE}.styles+xml` },
    { name: "word/settings.xml", content: SETTINGS_XML, type: `${WORD_TYPE}.settings+xml` },
    { name: "word/fontTable.xml", content: fontTableXml(), type: `${WORD_TYPE}.fontTable+xml` },
  ];
  for (const { target } of relations) {
    const kind = target.replace(/\d*\.xml$/, "");
    parts.push({ name: `word/${target}`, content: await read(`word/${target}`), type: `${WORD_TYPE}.${kind}+xml` });
  }
  const own = ["styles", "settings", "fontTable"].map((kind) => ({
    id: `rId-${kind}`,
    type: `${RELATION}/${kind}`,
    target: `${kind}.xml`,
  }));
  if (input.customXml) {
    parts.push(...customXmlParts(input.customXml));
    own.push({ id: "rId-facts", type: `${RELATION}/customXml`, target: "../customXml/item1.xml" });
  }
  parts.push({ name: "word/_rels/document.xml.rels", content: relationsXml([...own, ...relations]) });
  return archive([
    { name: "[Content_Types].xml", content: contentTypesXml(parts) },
    { name: "_rels/.rels", content: relationsXml(ROOT_RELATIONS) },
    ...parts,
  ]);
}

const PACKAGE_TYPE = "application/vnd.openxmlformats-package";

const ROOT_RELATIONS: Relation[] = [
  { id: "rId1", type: `${RELATION}/officeDocument`, target: "word/document.xml" },
  { id: "rId2", type: `${PACKAGE}/relationships/metadata/core-properties`, target: "docProps/core.xml" },
];

function documentOf(input: WordPackage): Document {
  return new Document({
    sections: input.sections,
    evenAndOddHeaderAndFooters: true,
    ...(input.comments?.length ? { comments: { children: input.comments } } : {}),
  });
}

/** Headers, footers and, where there are any, comments: the parts of the library's that the text refers to. */
function keptRelations(xml: string, input: WordPackage): Relation[] {
  const found = [...xml.matchAll(/<Relationship ([^>]*?)\/>/g)].map(([, text = ""]) => {
    const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? "";
    return { id: value("Id"), type: value("Type"), target: value("Target") };
  });
  const kept = input.comments?.length ? /^(header\d+|footer\d+|comments)\.xml$/ : /^(header\d+|footer\d+)\.xml$/;
  return found.filter((relation) => kept.test(relation.target));
}

function customXmlParts(custom: { xml: string; namespace: string }): Part[] {
  const schema = `http://schemas.openxmlformats.org/officeDocument/2006/customXml`;
  return [
    { name: "customXml/item1.xml", content: XML + custom.xml },
    {
      name: "customXml/itemProps1.xml",
      content:
        `${XML}<ds:datastoreItem xmlns:ds="${schema}" ds:itemID="{5C1A7E0B-6E2D-4B57-9D0E-53484C554641}">` +
        `<ds:schemaRefs><ds:schemaRef${attributes({ "ds:uri": custom.namespace })}/></ds:schemaRefs></ds:datastoreItem>`,
      type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    },
    {
      name: "customXml/_rels/item1.xml.rels",
      content: relationsXml([{ id: "rId1", type: `${RELATION}/customXmlProps`, target: "itemProps1.xml" }]),
    },
  ];
}

function coreXml({ title, creator, date }: WordPackage["properties"]): string {
  const time = `${date ?? FIXED_DATE}T00:00:00Z`;
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>` +
    `${stamp("created")}${stamp("modified")}</cp:coreProperties>`
  );
}

function relationsXml(relations: Relation[]): string {
  const elements = relations.map(
    (relation) => `<Relationship${attributes({ Id: relation.id, Type: relation.type, Target: relation.target })}/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${elements.join("")}</Relationships>`;
}

function contentTypesXml(parts: Part[]): string {
  const overrides = parts
    .filter((part) => part.type)
    .map((part) => `<Override${attributes({ PartName: `/${part.name}`, ContentType: part.type ?? "" })}/>`);
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    `<Default Extension="rels" ContentType="${PACKAGE_TYPE}.relationships+xml"/>${overrides.join("")}</Types>`
  );
}

function archive(parts: Part[]): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(`${FIXED_DATE}T00:00:00Z`);
  for (const part of parts) zip.file(part.name, part.content, { date, createFolders: false });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE", platform: "DOS" });
}
