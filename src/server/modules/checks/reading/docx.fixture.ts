import JSZip from "jszip";

/** Making .docx files by hand in tests. */

const NS = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(" ");

export type DocxParts = {
  body: string;
  /** content of the root element of each further part: styles, numbering, footnotes, endnotes, comments */
  parts?: Partial<Record<"styles" | "numbering" | "footnotes" | "endnotes" | "comments" | "settings", string>>;
  /** whole files besides, by name */
  files?: Record<string, string>;
  /** further relationships of the body */
  relations?: string;
};

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function docxOf({ body, parts = {}, files = {}, relations = "" }: DocxParts): Promise<Uint8Array> {
  const zip = new JSZip();
  const kinds = Object.keys(parts);
  const types = kinds
    .map(
      (kind) =>
        `<Override PartName="/word/${kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`,
    )
    .join("");
  zip.file(
    "[Content_Types].xml",
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types}</Types>`,
  );
  zip.file(
    "_rels/.rels",
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file("word/document.xml", `${DECLARATION}<w:document ${NS}><w:body>${body}</w:body></w:document>`);
  const related = kinds.map(
    (kind, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${kind}.xml"/>`,
  );
  zip.file(
    "word/_rels/document.xml.rels",
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join("")}${relations}</Relationships>`,
  );
  for (const [kind, content] of Object.entries(parts)) {
    zip.file(`word/${kind}.xml`, `${DECLARATION}<w:${kind} ${NS}>${content}</w:${kind}>`);
  }
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** Text of a run, escaped. */
export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A run of that text; `properties` is the content of its w:rPr. */
export function r(text: string, properties = ""): string {
  const own = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${own}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph; a plain text is one run, and `properties` the content of w:pPr. */
export function p(content: string, properties = ""): string {
  const own = properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${own}${content.startsWith("<") || content === "" ? content : r(content)}</w:p>`;
}

/** w:abstractNum and w:num of the same number; a level is format, text and whatever else it says. */
export function list(id: number, ...levels: [format: string, text: string, more?: string][]): [string, string] {
  const all = levels.map(
    ([format, text, more = ""], at) =>
      `<w:lvl w:ilvl="${at}">${more.includes("w:start") ? "" : '<w:start w:val="1"/>'}<w:numFmt w:val="${format}"/>${more.includes("w:suff") ? "" : '<w:suff w:val="nothing"/>'}${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return [
    `<w:abstractNum w:abstractNumId="${id}">${all.join("")}</w:abstractNum>`,
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  ];
}

export const inList = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
