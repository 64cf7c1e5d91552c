import { QuoteType, Tokenizer } from "htmlparser2";

/** Throws what the caller refuses files with: the XML is not well-formed, or larger than anybody writes. */
export type RefuseXml = (why: "damaged" | "too-long") => never;

/** Characters between tags, raw as they stand in the source: [start, end). */
export type XmlText = { kind: "text"; start: number; end: number };

/** An element with where it stands in its source; all offsets count in UTF-16 units. */
export type XmlElement = {
  kind: "element";
  /** with the prefix that `names` gives to its namespace, whatever the file calls it */
  name: string;
  /** the prefix that the file itself uses, with its colon; "" without one */
  prefix: string;
  /** attribute values decoded, names as in `name` */
  attributes: ReadonlyMap<string, string>;
  parent: XmlElement | null;
  children: XmlNode[];
  /** from "<" of the start tag */
  start: number;
  /** behind ">" of the start tag */
  inner: number;
  /** at "<" of the end tag; equals `end` for an empty-element tag */
  innerEnd: number;
  /** behind the last ">" */
  end: number;
};

export type XmlNode = XmlElement | XmlText;

const ELEMENTS = 3_000_000;
const DEPTH = 400;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const REFERENCES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The character that `&…;` stands for; null for an entity that would have to be declared and for no character of XML. */
export function decodeReference(reference: string): string | null {
  const name = reference.slice(1, -1);
  const numeric = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!numeric) return REFERENCES.get(name) ?? null;
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]);
  const allowed =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0x10ffff);
  return allowed && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : null;
}

/** What raw characters of the source say. */
export function decodeXml(raw: string, refuse: RefuseXml): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&[^;&]{0,12};?/g, (reference) => decodeReference(reference) ?? refuse("damaged"));
}

type Open = { element: XmlElement; raw: string; scope: ReadonlyMap<string, string> };

/**
 * The tree of an XML document with the place of every part of it. A document type and CDATA are refused: no office
 * program writes them, and what is declared there could stand for anything.
 * @param names prefix by namespace; a namespace it does not know keeps the prefix of the file
 */
export function parseXml(source: string, names: ReadonlyMap<string, string>, refuse: RefuseXml): XmlElement {
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let raw: [name: string, value: string][] = [];
  let tag = { start: 0, name: "" };
  let attribute = { name: "", value: "" };
  let elements = 0;

  const rename = (name: string, scope: ReadonlyMap<string, string>, isAttribute: boolean) => {
    const colon = name.indexOf(":");
    if (colon < 0 && isAttribute) return name;
    const known = scope.get(colon < 0 ? "" : name.slice(0, colon));
    return known === undefined ? name : `${known}:${name.slice(colon + 1)}`;
  };

  const open = (end: number, empty: boolean) => {
    const above = stack.at(-1);
    if ((!above && root) || stack.length >= DEPTH) refuse("damaged");
    elements += 1;
    if (elements > ELEMENTS) refuse("too-long");
    let scope = above?.scope ?? new Map<string, string>();
    for (const [name, value] of raw) {
      const declared = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null;
      const known = names.get(value);
      if (declared !== null && known !== undefined && scope.get(declared) !== known) {
        scope = new Map(scope).set(declared, known);
      }
    }
    const element: XmlElement = {
      kind: "element",
      name: rename(tag.name, scope, false),
      prefix: tag.name.slice(0, tag.name.indexOf(":") + 1),
      attributes: raw.length === 0 ? NO_ATTRIBUTES : new Map(raw.map(([n, v]) => [rename(n, scope, true), v])),
      parent: above?.element ?? null,
      children: [],
      start: tag.start,
      inner: end + 1,
      innerEnd: end + 1,
      end: end + 1,
    };
    above?.element.children.push(element);
    root ??= element;
    if (!empty) stack.push({ element, raw: tag.name, scope });
    raw = [];
  };

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = { start: start - 1, name: source.slice(start, end) };
      },
      onattribname(start, end) {
        attribute = { name: source.slice(start, end), value: "" };
      },
      onattribdata(start, end) {
        attribute.value += source.slice(start, end);
      },
      onattribend(quote) {
        const quoted = quote === QuoteType.Single || quote === QuoteType.Double;
        if (!quoted || attribute.value.includes("<")) refuse("damaged");
        raw.push([attribute.name, decodeXml(attribute.value, refuse)]);
      },
      onopentagend: (end) => open(end, false),
      onselfclosingtag: (end) => open(end, true),
      onclosetag(start, end) {
        const closed = stack.pop();
        if (closed?.raw !== source.slice(start, end)) refuse("damaged");
        const close = source.indexOf(">", end);
        if (close < 0) refuse("damaged");
        closed.element.innerEnd = start - 2;
        closed.element.end = close + 1;
      },
      ontext(start, end) {
        const above = stack.at(-1);
        if (above) above.element.children.push({ kind: "text", start, end });
        else if (/[^\s\uFEFF]/.test(source.slice(start, end))) refuse("damaged");
      },
      oncdata: () => refuse("damaged"),
      ondeclaration: () => refuse("damaged"),
      oncomment() {},
      onprocessinginstruction() {},
      onattribentity() {},
      ontextentity() {},
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  if (!root || stack.length > 0) refuse("damaged");
  return root;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === "element");
}

export function childOf(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return (
    element?.children.find((child): child is XmlElement => child.kind === "element" && child.name === name) ?? null
  );
}

/** All descendants of that name, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.kind === "text") continue;
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}
