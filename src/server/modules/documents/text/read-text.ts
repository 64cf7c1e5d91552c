import { decodeText } from "#server/platform/file-content/decode-text.ts";
import { readPdfPages } from "#server/platform/file-content/pdf-text.ts";
import { hasStream, isOle2, isPdf, isZip, startsWith } from "#server/platform/file-content/signatures.ts";
import { listZip } from "#server/platform/file-content/zip-directory.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { readDocx } from "./read-docx.ts";
import { refuseText } from "./refusal.ts";

/** What a file says. `pages`: where in the text each page begins; empty for what has no pages. */
export type FileText = { text: string; pages: number[] };
/** A file that has no text to be found, and why: a scan, a spreadsheet. */
export type NoText = { text: null; reason: string };

const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
] as const;

const PICTURE = "图片没有可查的文字；有 Word 或者能复制文字的 PDF 时，可以一并上传";
const SCAN = "扫描件没有可查的文字；有 Word 或者能复制文字的 PDF 时，可以一并上传";
const TABLE = "表格和演示文稿不作全文查找";

/**
 * Reads the text of a .docx, a PDF or a plain text file; what it is, its content decides. It keeps the processor busy
 * and memory full: the server reads through `readTextInWorker`. @throws TextRefusal
 */
export async function readText(bytes: Uint8Array): Promise<FileText | NoText> {
  if (PICTURES.some((start) => startsWith(bytes, start))) return { text: null, reason: PICTURE };
  if (isPdf(bytes)) return joinPages(await readPdfPages(bytes, TEXT_LIMITS.pages, refuseText));
  if (isOle2(bytes)) refuseText(hasStream(bytes, "EncryptedPackage") ? "encrypted" : "unknown");
  if (isZip(bytes)) {
    const names = listZip(bytes, refuseText).map(({ name }) => name);
    if (names.some((name) => /^(xl|ppt)\//.test(name))) return { text: null, reason: TABLE };
    if (!names.includes("word/document.xml")) refuseText("unknown");
    return plain(await readDocx(bytes), "文件里没有文字");
  }
  return plain(decodeText(bytes, refuseText), "文件里没有文字");
}

function plain(raw: string, empty: string): FileText | NoText {
  const text = tidy(raw);
  if (text.length > TEXT_LIMITS.characters) refuseText("too-long");
  return text === "" ? { text: null, reason: empty } : { text, pages: [] };
}

function joinPages(raw: readonly string[]): FileText | NoText {
  const pages: number[] = [];
  let text = "";
  for (const page of raw) {
    pages.push(text.length);
    text += `${tidy(page)}\n`;
    if (text.length > TEXT_LIMITS.characters) refuseText("too-long");
  }
  return text.trim() === "" ? { text: null, reason: SCAN } : { text, pages };
}

/** Without NUL (which PostgreSQL does not keep), soft breaks of a PDF and empty lines. */
function tidy(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/\uFFFE/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}
