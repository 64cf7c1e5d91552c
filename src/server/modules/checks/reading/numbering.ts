import { childOf, descendants, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { formatListNumber } from "./number-format.ts";
import { type Styles, switchedOn, valOf, wholeOf } from "./styles.ts";

/** One level of a list as word/numbering.xml describes it: ISO/IEC 29500-1, 17.9. */
type Level = {
  start: number;
  format: string;
  /** the example of a custom format such as "001, 002, 003, ...", whose width counts */
  example: string | null;
  /** w:lvlText: %1 stands for the number of the first level */
  text: string;
  suffix: string;
  /** the level, from 1, whose use begins this one anew; 0 never; null: any level above */
  restart: number | null;
  legal: boolean;
  bullet: boolean;
  style: string | null;
  /** w:pPr of the level: indents that its paragraphs get between those of their style and their own */
  properties: XmlElement | null;
};

type Override = { start: number | null; level: Level | null };
type List = { abstract: string; overrides: ReadonlyMap<number, Override> };

const LEVELS = 9;
const BULLET = "•";
const SUFFIXES: Record<string, string> = { space: " ", nothing: "", tab: "\t" };
const DEFAULT_LEVEL: Level = {
  start: 1,
  format: "decimal",
  example: null,
  text: "",
  suffix: "tab",
  restart: null,
  legal: false,
  bullet: false,
  style: null,
  properties: null,
};

/** Counts the lists of a document from its first paragraph to its last. */
export class Numbering {
  readonly #abstracts = new Map<string, { levels: ReadonlyMap<number, Level>; link: string | null }>();
  readonly #lists = new Map<string, List>();
  readonly #styles: Styles;
  /** last number of each level by abstract list: lists made from the same one count on together */
  readonly #counts = new Map<string, (number | null)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlElement | null, styles: Styles) {
    this.#styles = styles;
    for (const child of root ? elementsOf(root) : []) {
      if (child.name === "w:abstractNum") {
        this.#abstracts.set(child.attributes.get("w:abstractNumId") ?? "", {
          levels: new Map(levelsOf(child)),
          link: valOf(childOf(child, "w:numStyleLink")),
        });
      }
      if (child.name === "w:num") {
        const overrides = elementsOf(child).flatMap((over) => {
          const at = wholeOf(over, "w:ilvl");
          if (over.name !== "w:lvlOverride" || at === null) return [];
          const level = childOf(over, "w:lvl");
          const start = wholeOf(childOf(over, "w:startOverride"));
          return [[at, { start, level: level && readLevel(level) }] as const];
        });
        const abstract = valOf(childOf(child, "w:abstractNumId")) ?? "";
        this.#lists.set(child.attributes.get("w:numId") ?? "", { abstract, overrides: new Map(overrides) });
      }
    }
  }

  /** The number of the next paragraph with what separates it from the text; "" for a paragraph without one. */
  next(properties: XmlElement | null, styles: readonly XmlElement[]): string {
    const place = this.#placeOf(properties, styles);
    const list = place && this.#lists.get(place.list);
    if (!place || !list) return "";
    const { abstract, levels } = this.#resolve(list.abstract);
    const levelAt = (at: number) => list.overrides.get(at)?.level ?? levels.get(at) ?? null;
    const own = levelAt(place.level);
    if (!own) return "";
    const counts = this.#counts.get(abstract) ?? new Array<number | null>(LEVELS).fill(null);
    this.#counts.set(abstract, counts);
    if (!this.#begun.has(place.list)) {
      this.#begun.add(place.list);
      for (const [at, { start }] of list.overrides) if (start !== null && at < LEVELS) counts[at] = start - 1;
    }
    const last = counts[place.level];
    counts[place.level] = typeof last === "number" ? last + 1 : (list.overrides.get(place.level)?.start ?? own.start);
    for (let below = place.level + 1; below < LEVELS; below += 1) {
      const { restart } = levelAt(below) ?? DEFAULT_LEVEL;
      // a level that begins anew when level n is used does so for every level above n as well
      if (restart === null || place.level < restart) counts[below] = null;
    }
    if (own.bullet) return `${bulletOf(own.text)}${SUFFIXES[own.suffix] ?? "\t"}`;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const level = levelAt(at) ?? DEFAULT_LEVEL;
      return show(counts[at] ?? level.start, level, own.legal);
    });
    return text === "" ? "" : `${text}${SUFFIXES[own.suffix] ?? "\t"}`;
  }

  /** Properties that a paragraph has from the level of its list; null outside lists. */
  propertiesOf(properties: XmlElement | null, styles: readonly XmlElement[]): XmlElement | null {
    const place = this.#placeOf(properties, styles);
    const list = place && this.#lists.get(place.list);
    if (!place || !list) return null;
    const own = list.overrides.get(place.level)?.level ?? this.#resolve(list.abstract).levels.get(place.level);
    return own?.properties ?? null;
  }

  /** List and level by the paragraph itself, else by the nearest style that names a list; list 0 takes a number away. */
  #placeOf(properties: XmlElement | null, styles: readonly XmlElement[]): { list: string; level: number } | null {
    const direct = childOf(properties, "w:numPr");
    let list = valOf(childOf(direct, "w:numId"));
    let level = wholeOf(childOf(direct, "w:ilvl"));
    for (const style of styles) {
      if (list !== null && level !== null) break;
      const own = childOf(childOf(style, "w:pPr"), "w:numPr");
      if (!own) continue;
      if (list === null) {
        list = valOf(childOf(own, "w:numId"));
        // the level of a list that is bound to styles is the one that names the style
        if (list !== null) level ??= this.#levelOfStyle(list, style.attributes.get("w:styleId") ?? "");
      }
      level ??= wholeOf(childOf(own, "w:ilvl"));
    }
    if (list === null || list === "0") return null;
    return { list, level: Math.min(Math.max(level ?? 0, 0), LEVELS - 1) };
  }

  #levelOfStyle(list: string, style: string): number | null {
    const { levels } = this.#resolve(this.#lists.get(list)?.abstract ?? "");
    for (const [at, level] of levels) if (level.style === style) return at;
    return null;
  }

  /** Follows w:numStyleLink: such a list is described where the list of that style is. */
  #resolve(abstract: string): { abstract: string; levels: ReadonlyMap<number, Level> } {
    const own = this.#abstracts.get(abstract);
    const style = own?.link ? this.#styles.chain(own.link)[0] : undefined;
    const list = valOf(childOf(childOf(childOf(style, "w:pPr"), "w:numPr"), "w:numId"));
    const linked = list === null ? undefined : this.#lists.get(list)?.abstract;
    const levels = (linked === undefined ? undefined : this.#abstracts.get(linked)?.levels) ?? own?.levels;
    return { abstract: linked ?? abstract, levels: levels ?? new Map() };
  }
}

function levelsOf(abstract: XmlElement): [number, Level][] {
  return elementsOf(abstract).flatMap((child): [number, Level][] => {
    const at = wholeOf(child, "w:ilvl");
    return child.name === "w:lvl" && at !== null && at >= 0 && at < LEVELS ? [[at, readLevel(child)]] : [];
  });
}

function readLevel(level: XmlElement): Level {
  const [format] = descendants(level, "w:numFmt");
  const legal = childOf(level, "w:isLgl");
  return {
    start: wholeOf(childOf(level, "w:start")) ?? 0,
    format: valOf(format) ?? "decimal",
    example: format?.attributes.get("w:format") ?? null,
    text: valOf(childOf(level, "w:lvlText")) ?? "",
    suffix: valOf(childOf(level, "w:suff")) ?? "tab",
    restart: wholeOf(childOf(level, "w:lvlRestart")),
    legal: legal !== null && switchedOn(legal),
    bullet: valOf(format) === "bullet" || childOf(level, "w:lvlPicBulletId") !== null,
    style: valOf(childOf(level, "w:pStyle")),
    properties: childOf(level, "w:pPr"),
  };
}

function show(value: number, level: Level, legal: boolean): string {
  if (level.format === "custom") return String(value).padStart(/^\d*/.exec(level.example ?? "")![0].length, "0");
  return formatListNumber(value, legal && level.format !== "none" ? "decimal" : level.format);
}

/** Signs of symbol fonts lie where Unicode has no characters: whoever reads sees a dot or the like. */
const bulletOf = (text: string) => (text === "" || /[\uE000-\uF8FF]/.test(text) ? BULLET : text);
