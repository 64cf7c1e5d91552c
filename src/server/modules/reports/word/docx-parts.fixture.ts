import JSZip from "jszip";

/** Reading a .docx back in tests. */

export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] };

/** All parts of the package, decoded, in the order of the archive. */
export async function partsOf(docx: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(docx);
  const parts = new Map<string, string>();
  for (const [name, file] of Object.entries(zip.files)) parts.set(name, await file.async("string"));
  return parts;
}

export async function partOf(docx: Uint8Array, name: string): Promise<Xml> {
  const text = (await partsOf(docx)).get(name);
  if (text === undefined) throw new Error(`no part ${name}`);
  return parseXml(text);
}

/** A strict reader for the XML that a program writes: throws where a start tag, end tag or reference does not fit. */
export function parseXml(text: string): Xml {
  const root: Xml = { name: "", attributes: {}, children: [] };
  const open = [root];
  const token = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    const [, end, start, attributes = "", empty, content] = match;
    const parent = open.at(-1)!;
    if (content !== undefined) parent.children.push(decoded(content));
    if (end !== undefined && open.pop()?.name !== end) throw new Error(`</${end}> closes nothing`);
    if (start === undefined) continue;
    const element: Xml = { name: start, attributes: readAttributes(attributes), children: [] };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  const element = root.children.find((child) => typeof child !== "string");
  if (open.length !== 1 || element === undefined) throw new Error("an element is not closed");
  return element as Xml;
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)] as const);
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error(`an attribute stands twice: ${text}`);
  return Object.fromEntries(found);
}

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

export function elementsOf(xml: Xml): Xml[] {
  return xml.children.filter((child) => typeof child !== "string");
}

/** All descendants of that name, in document order. */
export function find(xml: Xml, name: string): Xml[] {
  return elementsOf(xml).flatMap((child) => [...(child.name === name ? [child] : []), ...find(child, name)]);
}

export function one(xml: Xml, name: string): Xml {
  const found = find(xml, name);
  if (found.length !== 1) throw new Error(`${found.length} elements ${name}, expected one`);
  return found[0]!;
}

/** The text of a paragraph or of anything else: a tab reads as a space, a break within the title as nothing. */
export function textOf(xml: Xml): string {
  if (xml.name === "w:tab") return " ";
  if (xml.name === "w:t") return xml.children.join("");
  return elementsOf(xml).map(textOf).join("");
}

export function styleOf(paragraph: Xml): string {
  return find(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? "";
}

/** Paragraphs of the text itself, tables left out. */
export async function bodyParagraphs(docx: Uint8Array): Promise<Xml[]> {
  const body = one(await partOf(docx, "word/document.xml"), "w:body");
  return elementsOf(body).filter((child) => child.name === "w:p");
}
