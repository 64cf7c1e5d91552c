import { childOf, descendants, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { layoutFindings } from "#shared/checks/layout/check-layout.ts";
import type { LayoutFacts, ParagraphFacts, SectionFacts } from "#shared/checks/layout/facts.ts";
import { type DocxMap, Numbering, openDocx, Styles } from "../reading/index.ts";
import { ParagraphProperties } from "./paragraph-facts.ts";
import { Sections, tellsOddFromEven } from "./section-facts.ts";
import { TextProperties, themeFonts } from "./text-properties.ts";

/** How a .docx is laid out, paragraph by paragraph of its draft. @throws DraftRefusal */
export function readLayout(bytes: Uint8Array, map: DocxMap): LayoutFacts {
  const file = openDocx(bytes);
  const root = file.tree(map.main);
  const source = file.source(map.main);
  if (!root || source === null) throw new Error(`the map belongs to another file: no ${map.main}`);
  const related = (kind: string) => {
    const part = file.related(kind);
    return part === null ? null : file.tree(part);
  };
  const styles = new Styles(related("styles"));
  const type = new TextProperties(styles, themeFonts(related("theme")));
  const properties = new ParagraphProperties(styles, new Numbering(related("numbering"), styles), type);

  const elements = new Map([...descendants(root, "w:p")].map((element) => [element.start, element]));
  const paragraphs = map.places.map(({ part, from }): ParagraphFacts | null => {
    const element = part === map.main ? elements.get(from) : undefined;
    return element ? properties.factsOf(element, source) : null;
  });
  return {
    sections: readSections(root, map, new Sections(file, styles, type)),
    paragraphs,
    tellsOddFromEven: tellsOddFromEven(related("settings")),
  };
}

/** A section ends with the paragraph that holds its properties; the last one's stand at the end of the body. */
function readSections(root: XmlElement, map: DocxMap, sections: Sections): SectionFacts[] {
  const body = childOf(root, "w:body");
  let first = 0;
  // what a section was before a change under revision stands inside it
  const all = [...(body ? descendants(body, "w:sectPr") : [])].filter(
    ({ parent }) => parent?.name !== "w:sectPrChange",
  );
  return all.map((properties) => {
    const section = sections.read(properties, first);
    while (map.places[first]?.part === map.main && map.places[first]!.from < properties.start) first += 1;
    return section;
  });
}

/** What differs from GB/T 9704—2012 in the layout of a .docx. @throws DraftRefusal */
export function checkLayout(bytes: Uint8Array, draft: Draft, map: DocxMap, always = false): Finding[] {
  return layoutFindings(draft, readLayout(bytes, map), always);
}
