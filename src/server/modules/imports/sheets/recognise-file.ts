import { hasStream, isOle2, isZip, startsWith } from "#server/platform/file-content/signatures.ts";
import { guardZip, listZip, type ZipEntry } from "#server/platform/file-content/zip-directory.ts";
import { SHEET_LIMITS } from "./limits.ts";
import { refuseSheet, SheetRefusal } from "./refusal.ts";

/** Files that people pick by mistake, by their first bytes. */
const OTHER_FORMATS: readonly { bytes: readonly (number | null)[]; what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "PDF 文件" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "图片" },
  { bytes: [0xff, 0xd8, 0xff], what: "图片" },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: "图片" },
  { bytes: [0x42, 0x4d, null, null, null, null, 0, 0, 0, 0], what: "图片" },
  { bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50], what: "图片" },
  { bytes: [null, null, null, null, 0x66, 0x74, 0x79, 0x70], what: "图片或视频" },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: "压缩包" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: "压缩包" },
  { bytes: [0x1f, 0x8b], what: "压缩包" },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: "Word 文件" },
];

const OLD_NAME = /\.(xls|et|ett|wps)$/i;

function refuseOle2(bytes: Uint8Array): never {
  if (hasStream(bytes, "EncryptedPackage")) throw new SheetRefusal("encrypted");
  if (hasStream(bytes, "WordDocument")) throw new SheetRefusal("other-format", { what: "Word 文件" });
  if (hasStream(bytes, "PowerPoint Document")) throw new SheetRefusal("other-format", { what: "演示文稿" });
  throw new SheetRefusal("old-format");
}

function requireXlsx(entries: readonly ZipEntry[]): void {
  const has = (start: string) => entries.some((entry) => entry.name.startsWith(start));
  if (has("xl/vbaProject")) throw new SheetRefusal("macros");
  if (has("xl/workbook.bin")) throw new SheetRefusal("old-format");
  if (has("[Content_Types].xml") && has("xl/")) return;
  if (has("word/")) throw new SheetRefusal("other-format", { what: "Word 文件" });
  if (has("ppt/")) throw new SheetRefusal("other-format", { what: "演示文稿" });
  if (has("content.xml")) throw new SheetRefusal("old-format");
  throw new SheetRefusal("other-format", { what: "压缩包" });
}

/** Web pages and XML named .xls are what many older systems export. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 2048))
    .trimStart()
    .replace(/^\u00EF\u00BB\u00BF/, "");
  return /^<(\?xml|!doctype|html|head|meta|table|workbook)/i.test(start);
}

/**
 * What a file is, by its content; the name only decides for text that carries an old format's name.
 * Throws SheetRefusal for everything that is neither a workbook nor text.
 */
export function recogniseFile(bytes: Uint8Array, fileName: string): "xlsx" | "text" {
  if (bytes.byteLength > SHEET_LIMITS.bytes) throw new SheetRefusal("too-large");
  if (bytes.byteLength === 0) throw new SheetRefusal("empty");
  if (isOle2(bytes)) refuseOle2(bytes);
  if (isZip(bytes)) {
    const entries = listZip(bytes, refuseSheet);
    requireXlsx(entries);
    guardZip(entries, SHEET_LIMITS.uncompressedBytes, refuseSheet);
    return "xlsx";
  }
  const other = OTHER_FORMATS.find((format) => startsWith(bytes, format.bytes));
  if (other) throw new SheetRefusal("other-format", { what: other.what });
  if (OLD_NAME.test(fileName) || looksLikeMarkup(bytes)) throw new SheetRefusal("old-format");
  return "text";
}
