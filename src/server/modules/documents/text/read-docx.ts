import mammoth from "mammoth";
import { guardZip, listZip, unpackEntry } from "#server/platform/file-content/zip-directory.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { refuseText } from "./refusal.ts";

/** The text of a .docx, a line a paragraph; headers, footers and text that was deleted under revision are left out. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const entries = listZip(bytes, refuseText);
  guardZip(entries, TEXT_LIMITS.unpackedBytes, refuseText);
  // The library unpacks an entry whole before it compares sizes, so each is seen first to hold what it declares.
  for (const entry of entries) unpackEntry(bytes, entry, refuseText);
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return value;
  } catch {
    return refuseText("damaged");
  }
}
