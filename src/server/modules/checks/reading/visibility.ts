import { childOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { type Styles, switchedOn, valOf } from "./styles.ts";

/** Whether a run is hidden text (w:vanish), by itself, its character style or the styles of its paragraph. */
export function isHidden(run: XmlElement, paragraphStyles: readonly XmlElement[], styles: Styles): boolean {
  const own = childOf(run, "w:rPr");
  const direct = childOf(own, "w:vanish");
  if (direct) return switchedOn(direct);
  const character = styles.chain(valOf(childOf(own, "w:rStyle")));
  return [character, paragraphStyles].some((chain) => {
    const named = chain.map((style) => childOf(childOf(style, "w:rPr"), "w:vanish")).find((found) => found !== null);
    return named ? switchedOn(named) : false;
  });
}
