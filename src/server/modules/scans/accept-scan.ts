import { fileTypeFromBuffer } from "file-type";
import { type AcceptedFile, acceptFile } from "#server/modules/files/index.ts";
import { DomainError } from "#shared/errors.ts";
import { SCAN_LIMITS } from "#shared/scans/contracts.ts";
import { inspectFile, refusalText, ScanRefusal, type ScanRefusalCode } from "./pages/index.ts";

export type AcceptedScan = AcceptedFile & { pages: number };

const TAKEN = new Set(["application/pdf", "image/jpeg", "image/png", "image/webp"]);

/** What people bring by mistake, by content. */
const MISTAKEN: Record<string, ScanRefusalCode> = {
  "image/tiff": "tiff",
  "image/heic": "heic",
  "image/heif": "heic",
  "application/zip": "archive",
  "application/x-rar-compressed": "archive",
  "application/x-7z-compressed": "archive",
  "application/gzip": "archive",
};

/**
 * A PDF that opens, or a picture freed of its place and device data, and how many pages it has.
 * @throws too-large, file-type, invalid, secret-marking: sentences that name the file and say what to do
 */
export async function acceptScan(bytes: Uint8Array, name: string): Promise<AcceptedScan> {
  if (bytes.length > SCAN_LIMITS.bytes) throw tooLarge(name);
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !TAKEN.has(found.mime)) {
    throw refused(looksLikePdf(name) ? "damaged" : ((found && MISTAKEN[found.mime]) ?? "other"), name);
  }
  const file = await acceptFile(bytes, name, SCAN_LIMITS.bytes);
  try {
    if (file.mediaType !== "application/pdf") return { ...file, pages: 1 };
    const { pages, marking } = await inspectFile(file);
    if (pages === 0) throw new ScanRefusal("empty");
    if (marking !== null) throw new DomainError("secret-marking", { marking }, "file");
    return { ...file, pages };
  } catch (error) {
    throw error instanceof ScanRefusal ? refused(error.code, name) : error;
  }
}

const looksLikePdf = (name: string) => /\.pdf$/i.test(name);

export function tooLarge(name: string): DomainError {
  const limit = `${SCAN_LIMITS.bytes / 1024 / 1024} MB`;
  return new DomainError(
    "too-large",
    { size: `“${name}”超过 ${limit}`, limit: `${limit}，请降低扫描分辨率或拆分` },
    "file",
  );
}

export function refused(code: ScanRefusalCode, name: string, fill: Record<string, number> = {}): DomainError {
  return new DomainError("invalid", { reason: refusalText(code, { name, ...fill }) }, "file");
}
