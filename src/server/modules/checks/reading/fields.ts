import type { XmlElement } from "#server/platform/file-content/xml-tree.ts";

/** Fields as they open and close along a story: only what stands between w:separate and w:end is a field's result. */
export class Fields {
  readonly #open: ("instruction" | "result")[] = [];

  see(character: XmlElement): void {
    const type = character.attributes.get("w:fldCharType");
    if (type === "begin") this.#open.push("instruction");
    if (type === "separate" && this.#open.length > 0) this.#open[this.#open.length - 1] = "result";
    if (type === "end") this.#open.pop();
  }

  /** Is what stands here part of an instruction, which nobody sees? */
  get hidden(): boolean {
    return this.#open.includes("instruction");
  }

  get inResult(): boolean {
    return this.#open.length > 0 && !this.hidden;
  }
}
