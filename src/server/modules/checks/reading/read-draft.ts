import { csvRows } from "#server/platform/file-content/csv-rows.ts";
import { decodeText } from "#server/platform/file-content/decode-text.ts";
import { readPdfPages } from "#server/platform/file-content/pdf-text.ts";
import { type Draft, draftOf } from "#shared/checks/draft.ts";
import type { DocxMap } from "./docx-map.ts";
import { SOFT_BREAK } from "./docx-text.ts";
import { DRAFT_LIMITS } from "./limits.ts";
import { joinPdfLines } from "./pdf-paragraphs.ts";
import { readDocx } from "./read-docx.ts";
import { recogniseDraft } from "./recognise.ts";
import { refuseDraft } from "./refusal.ts";

/** A draft and, for a .docx, where its text stands in the file. */
export type ReadDraft = { draft: Draft; docx: DocxMap | null };

/**
 * Reads a .docx, .txt, .csv or a PDF with text; what it is, its content decides, and for a .csv its name. It keeps the
 * processor busy and memory full: the server reads through `readDraftInWorker`. @throws DraftRefusal
 */
export async function readDraft(bytes: Uint8Array, name: string): Promise<ReadDraft> {
  if (bytes.byteLength === 0) refuseDraft("empty");
  switch (recogniseDraft(bytes, name)) {
    case "docx":
      return readDocx(bytes);
    case "pdf": {
      const text = joinPdfLines(await readPdfPages(bytes, DRAFT_LIMITS.pages, refuseDraft));
      return plain(text === "" ? refuseDraft("scan") : text, "body");
    }
    case "csv":
      return plain(csvText(decodeText(bytes, refuseDraft)), "table");
    case "txt":
      return plain(decodeText(bytes, refuseDraft).replaceAll("\r\n", "\n"), "body");
  }
}

/** A line a record, tabs between its cells; a line break inside a cell stays inside. */
function csvText(text: string): string {
  return csvRows(text)
    .map((row) => row.map((cell) => cell.replace(/\r\n?|\n/g, SOFT_BREAK)).join("\t"))
    .join("\n");
}

function plain(text: string, part: "body" | "table"): ReadDraft {
  if (text.length > DRAFT_LIMITS.characters) refuseDraft("too-long");
  if (text.trim() === "") refuseDraft("empty");
  const draft = draftOf(text);
  if (part === "body") return { draft, docx: null };
  return { draft: { ...draft, paragraphs: draft.paragraphs.map((line) => ({ ...line, part })) }, docx: null };
}
