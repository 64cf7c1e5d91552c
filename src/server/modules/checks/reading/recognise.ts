import { hasStream, isOle2, isPdf, isZip, startsWith } from "#server/platform/file-content/signatures.ts";
import { listZip } from "#server/platform/file-content/zip-directory.ts";
import { refuseDraft } from "./refusal.ts";

const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
] as const;
const BITMAP = PICTURES[3];

const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66] as const;
/** Web pages and the XML or mail formats that Word once saved under the name .doc. */
const MARKUP = /^\uFEFF?\s{0,100}(?:<!doctype html|<html|<\?xml|mime-version:)/i;

/** What a file is by its content; the name only tells a table from a text. @throws DraftRefusal for what is not read */
export function recogniseDraft(bytes: Uint8Array, name: string): "docx" | "pdf" | "csv" | "txt" {
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  // a text may begin with the letters BM; a bitmap has two reserved words of zero
  const bitmap = startsWith(bytes, BITMAP) && bytes[6] === 0 && bytes[8] === 0;
  if (bitmap || PICTURES.some((start) => start !== BITMAP && startsWith(bytes, start))) refuseDraft("picture");
  if (isPdf(bytes)) return "pdf";
  if (isOle2(bytes)) refuseOle2(bytes, extension);
  if (isZip(bytes)) return recogniseZip(bytes);
  if (startsWith(bytes, RTF)) refuseDraft("rtf");
  if (MARKUP.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))) refuseDraft("unknown");
  return extension === "csv" ? "csv" : "txt";
}

function refuseOle2(bytes: Uint8Array, extension: string): never {
  if (hasStream(bytes, "EncryptedPackage")) refuseDraft("encrypted");
  if (extension === "wps") refuseDraft("wps");
  if (hasStream(bytes, "WordDocument")) refuseDraft("old-word");
  if (hasStream(bytes, "Workbook")) refuseDraft("sheet");
  if (hasStream(bytes, "PowerPoint Document")) refuseDraft("slides");
  refuseDraft("unknown");
}

function recogniseZip(bytes: Uint8Array): "docx" {
  const names = listZip(bytes, refuseDraft).map(({ name }) => name);
  if (names.some((name) => name.endsWith("vbaProject.bin"))) refuseDraft("macros");
  if (names.some((name) => name.startsWith("xl/"))) refuseDraft("sheet");
  if (names.some((name) => name.startsWith("ppt/"))) refuseDraft("slides");
  if (names.includes("OFD.xml")) refuseDraft("ofd");
  if (names.includes("content.xml") && names.includes("META-INF/manifest.xml")) refuseDraft("odt");
  if (!names.includes("[Content_Types].xml") || !names.some((name) => name.startsWith("word/"))) refuseDraft("unknown");
  return "docx";
}
