import { childOf, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { ParagraphFacts, TypeFacts } from "#shared/checks/layout/facts.ts";
import { type Numbering, type Styles, switchedOn, valOf, wholeOf } from "../reading/index.ts";
import type { TextProperties } from "./text-properties.ts";

/** Content that is not part of a paragraph's own text. */
const PASSED_OVER = new Set(["w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:instrText", "mc:Fallback"]);
const HAN = /\p{Script=Han}/gu;

/** Runs of a paragraph with their text, those of links and the like included. */
export function* runsOf(parent: XmlElement, source: string): Generator<{ run: XmlElement; text: string }> {
  for (const child of elementsOf(parent)) {
    if (PASSED_OVER.has(child.name)) continue;
    if (child.name !== "w:r") yield* runsOf(child, source);
    else {
      const texts = elementsOf(child).filter(({ name }) => name === "w:t");
      yield { run: child, text: texts.map(({ inner, innerEnd }) => source.slice(inner, innerEnd)).join("") };
    }
  }
}

/** How a paragraph is set: by itself, by its list, its styles and the defaults, in this order. */
export class ParagraphProperties {
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #type: TextProperties;

  constructor(styles: Styles, numbering: Numbering, type: TextProperties) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#type = type;
  }

  factsOf(paragraph: XmlElement, source: string): ParagraphFacts {
    const own = childOf(paragraph, "w:pPr");
    const styles = this.#styles.ofParagraph(own);
    const layers = [
      own,
      this.#numbering.propertiesOf(own, styles),
      ...styles.map((style) => childOf(style, "w:pPr")),
      childOf(childOf(this.#styles.defaults, "w:pPrDefault"), "w:pPr"),
    ].filter((layer) => layer !== null);
    const line = nearestWith(layers, "w:spacing", ["w:line"]);
    const rule = line?.attributes.get("w:lineRule");
    const snap = nearest(layers, "w:snapToGrid");
    return {
      ...this.#types(paragraph, source, styles),
      ...indentOf(layers),
      align: alignmentOf(layers),
      line: {
        rule: rule === "exact" || rule === "atLeast" ? rule : "auto",
        value: wholeOf(line, "w:line") ?? 240,
      },
      snaps: snap === null || switchedOn(snap),
    };
  }

  #types(paragraph: XmlElement, source: string, styles: readonly XmlElement[]) {
    const weights = new Map<string, { type: TypeFacts; weight: number }>();
    let lead: TypeFacts | null = null;
    for (const { run, text } of runsOf(paragraph, source)) {
      const weight = text.match(HAN)?.length ?? 0;
      if (weight === 0) continue;
      const type = this.#type.typeOf(childOf(run, "w:rPr"), styles);
      lead ??= type;
      const key = JSON.stringify(type);
      weights.set(key, { type, weight: weight + (weights.get(key)?.weight ?? 0) });
    }
    const [usual] = [...weights.values()].sort((a, b) => b.weight - a.weight);
    return { type: usual?.type ?? null, lead };
  }
}

function nearest(layers: readonly XmlElement[], name: string): XmlElement | null {
  for (const layer of layers) {
    const found = childOf(layer, name);
    if (found) return found;
  }
  return null;
}

/** The nearest element of that name that says any of these. */
function nearestWith(layers: readonly XmlElement[], name: string, attributes: readonly string[]): XmlElement | null {
  const found = layers.map((layer) => childOf(layer, name));
  return found.find((element) => element && attributes.some((one) => element.attributes.has(one))) ?? null;
}

export function alignmentOf(layers: readonly XmlElement[]): ParagraphFacts["align"] {
  const value = valOf(nearest(layers, "w:jc"));
  if (value === "center" || value === "both") return value;
  if (value === "distribute") return "both";
  return value === "right" || value === "end" ? "right" : "left";
}

/** What decides the first line stands together in one layer: a nearer one replaces it whole. */
function indentOf(layers: readonly XmlElement[]): Pick<ParagraphFacts, "left" | "firstLine" | "firstLineChars"> {
  const left = nearestWith(layers, "w:ind", ["w:left", "w:start"]);
  const first = nearestWith(layers, "w:ind", ["w:firstLine", "w:firstLineChars", "w:hanging", "w:hangingChars"]);
  const hanging = wholeOf(first, "w:hanging");
  const chars = wholeOf(first, "w:firstLineChars");
  return {
    left: wholeOf(left, "w:left") ?? wholeOf(left, "w:start") ?? 0,
    firstLine: hanging ? -hanging : (wholeOf(first, "w:firstLine") ?? 0),
    firstLineChars: chars ? chars / 100 : null,
  };
}
