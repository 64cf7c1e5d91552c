import JSZip from "jszip";
import { readDraft } from "../reading/index.ts";
import { annotateDocx } from "./annotate-docx.ts";
import type { Note } from "./note.ts";

/** Annotating in tests, and looking at what came of it. */

export const SIGNATURE = { author: "示例核对", at: new Date("2026-07-05T00:30:00Z") };

/** Gives each run a tag of its own, so that what a run was cut into can be told from its neighbours. */
export function withOwnRuns(body: string): string {
  let number = 0;
  return body.replace(/<w:r>/g, () => {
    number += 1;
    return `<w:r w:rsidR="${String(number).padStart(8, "0")}">`;
  });
}

export async function filesOf(docx: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(docx);
  const files = new Map<string, string>();
  for (const [name, file] of Object.entries(zip.files)) files.set(name, await file.async("binarystring"));
  return files;
}

export const partOf = async (docx: Uint8Array, name: string) =>
  Buffer.from((await filesOf(docx)).get(name) ?? "", "latin1").toString("utf8");

export async function annotated(docx: Uint8Array, notes: readonly Note[]): Promise<Uint8Array> {
  const { docx: map } = await readDraft(docx, "示例.docx");
  if (!map) throw new Error("no map");
  return annotateDocx(docx, map, notes, SIGNATURE);
}

/** document.xml with all comments that the source does not have, and all changes signed by us, taken out again. */
export function stripped(xml: string, source: string): string {
  const by = `[^>]*w:author="${SIGNATURE.author}"[^>]*`;
  const ours = (id: string) => !source.includes(`<w:commentReference w:id="${id}"/>`);
  let text = xml
    .replace(/<w:r><w:commentReference w:id="(\d+)"\/><\/w:r>/g, (all, id) => (ours(id) ? "" : all))
    .replace(/<w:commentRange(?:Start|End) w:id="(\d+)"\/>/g, (all, id) => (ours(id) ? "" : all))
    .replace(new RegExp(`<w:ins ${by}>.*?</w:ins>`, "gs"), "")
    .replace(new RegExp(`<w:del ${by}>(.*?)</w:del>`, "gs"), (_, inner: string) => inner.replace(/w:delText/g, "w:t"));
  const openings = text.match(/<w:r w:rsidR="\d+">(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?/g) ?? [];
  for (const opening of new Set(openings)) {
    const first = text.indexOf(opening) + opening.length;
    const rest = text
      .slice(first)
      .replaceAll(`</w:t></w:r>${opening}<w:t xml:space="preserve">`, "")
      .replaceAll(`</w:r>${opening}`, "");
    text = text.slice(0, first) + rest;
  }
  return text;
}

/** The text with these corrections made. */
export function corrected(text: string, notes: readonly Note[]): string {
  const fixes = notes.flatMap(({ fix }) => fix ?? []).sort((a, b) => b.start - a.start);
  return fixes.reduce((left, fix) => left.slice(0, fix.start) + fix.text + left.slice(fix.start + fix.length), text);
}
