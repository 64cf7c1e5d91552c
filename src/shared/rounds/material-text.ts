import { findNumbers } from "#shared/numbers/index.ts";
import type { InlineNode, ParagraphNode } from "#shared/report/document.ts";
import type { MaterialRow } from "./materials.ts";

export type MaterialWords = Pick<MaterialRow, "text" | "orgName" | "roundTitle" | "handedInOn">;

/** The words of a unit as paragraphs; each quantity in them is an external number with the unit and the day. */
export function materialParagraphs(
  { text, orgName, roundTitle, handedInOn }: MaterialWords,
  newId: () => string,
): ParagraphNode[] {
  const source = `${orgName}报送素材（${roundTitle}）`.slice(0, 200);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const content: InlineNode[] = [];
      let at = 0;
      const words = (end: number) => {
        if (end > at) content.push({ type: "text", text: line.slice(at, end) });
      };
      for (const { start, end, text: number, class: is } of findNumbers(line)) {
        if (is !== "quantity" || start < at) continue;
        words(start);
        content.push({ type: "external", attrs: { id: newId(), text: number.slice(0, 40), source, date: handedInOn } });
        at = end;
      }
      words(line.length);
      return { type: "paragraph", content };
    });
}
