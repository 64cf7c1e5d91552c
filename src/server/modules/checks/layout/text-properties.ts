import { childOf, descendants, elementsOf, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import type { TypeFacts } from "#shared/checks/layout/facts.ts";
import { type Styles, valOf, wholeOf } from "../reading/index.ts";

/** East Asian faces of a theme: those of headings and those of text. */
export type ThemeFonts = { major: string | null; minor: string | null };

const DEFAULT_HALF_POINTS = 20;

export function themeFonts(theme: XmlElement | null): ThemeFonts {
  const face = (kind: string) => {
    const [font] = theme ? descendants(theme, kind) : [];
    const named = childOf(font, "a:ea")?.attributes.get("typeface");
    if (!font || named) return named || null;
    // no face of its own: the one for simplified Chinese
    const script = elementsOf(font).find(({ attributes }) => attributes.get("script") === "Hans");
    return script?.attributes.get("typeface") ?? null;
  };
  return { major: face("a:majorFont"), minor: face("a:minorFont") };
}

/** Resolves what the type of a run is, through its styles to the defaults of the document. */
export class TextProperties {
  readonly #styles: Styles;
  readonly #theme: ThemeFonts;

  constructor(styles: Styles, theme: ThemeFonts) {
    this.#styles = styles;
    this.#theme = theme;
  }

  /** @param run its w:rPr; null asks for the paragraph's own type */
  typeOf(run: XmlElement | null, paragraphStyles: readonly XmlElement[]): TypeFacts {
    const character = this.#styles.chain(valOf(childOf(run, "w:rStyle")));
    const layers = [
      run,
      ...[...character, ...paragraphStyles].map((style) => childOf(style, "w:rPr")),
      childOf(childOf(this.#styles.defaults, "w:rPrDefault"), "w:rPr"),
    ];
    const nearest = <T>(read: (layer: XmlElement) => T | null): T | null => {
      for (const layer of layers) {
        const found = layer && read(layer);
        if (found !== null) return found;
      }
      return null;
    };
    return {
      font: nearest((layer) => this.#face(childOf(layer, "w:rFonts"))),
      size: (nearest((layer) => wholeOf(childOf(layer, "w:sz"))) ?? DEFAULT_HALF_POINTS) / 2,
      spacing: nearest((layer) => wholeOf(childOf(layer, "w:spacing"))) ?? 0,
    };
  }

  #face(fonts: XmlElement | null): string | null {
    const theme = fonts?.attributes.get("w:eastAsiaTheme");
    if (theme?.startsWith("major")) return this.#theme.major;
    if (theme?.startsWith("minor")) return this.#theme.minor;
    return fonts?.attributes.get("w:eastAsia") ?? null;
  }
}
