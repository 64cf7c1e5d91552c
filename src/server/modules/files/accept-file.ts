import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { DomainError } from "#shared/errors.ts";
import { FILE_LIMIT } from "#shared/files/contracts.ts";

export type AcceptedFile = { bytes: Uint8Array; name: string; mediaType: string };

const OFFICE = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
} as const;

const PLAIN = new Set(["csv", "txt"]);

/**
 * Decides by content what a file is, and takes the place and device data (EXIF) out of pictures, turning them upright.
 * @param limit in bytes
 * @throws too-large, file-type
 */
export async function acceptFile(bytes: Uint8Array, name: string, limit = FILE_LIMIT): Promise<AcceptedFile> {
  if (bytes.length > limit) {
    throw new DomainError("too-large", { size: megabytes(bytes.length), limit: megabytes(limit) }, "file");
  }
  if (bytes.length === 0) throw new DomainError("file-type", { reason: "文件是空的" }, "file");
  const found = await fileTypeFromBuffer(bytes);
  const safeName = name.replace(/[\\/\p{Cc}]/gu, "_").slice(-120);
  if (found && ["image/jpeg", "image/png", "image/webp"].includes(found.mime)) return cleanPicture(bytes, safeName);
  if (found?.mime === "application/pdf") return { bytes, name: safeName, mediaType: found.mime };
  if (found && found.mime in OFFICE) return { bytes, name: safeName, mediaType: found.mime };
  if (!found && PLAIN.has(extension(safeName)) && isText(bytes))
    return { bytes, name: safeName, mediaType: "text/plain" };
  const hint =
    found?.mime === "image/heic"
      ? "请在手机相机设置中改用“兼容性最佳（JPEG）”后重拍"
      : "请上传 JPG、PNG 图片，PDF，或 .docx、.xlsx 文件";
  throw new DomainError("file-type", { reason: `“${safeName}”${hint}` }, "file");
}

async function cleanPicture(bytes: Uint8Array, name: string): Promise<AcceptedFile> {
  try {
    // Without keepMetadata() sharp writes none; autoOrient() applies the turn that the removed EXIF asked for.
    const picture = sharp(bytes, { limitInputPixels: 100_000_000 }).autoOrient();
    const shrunk = picture.resize({ width: 3000, height: 3000, fit: "inside", withoutEnlargement: true });
    const clean = await shrunk.jpeg({ quality: 88 }).toBuffer();
    return { bytes: clean, name: `${name.replace(/\.[^.]*$/, "")}.jpg`, mediaType: "image/jpeg" };
  } catch {
    throw new DomainError("file-type", { reason: `图片“${name}”已损坏或过大，请重新拍摄或扫描` }, "file");
  }
}

const extension = (name: string) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();
const isText = (bytes: Uint8Array) => !bytes.subarray(0, 4096).includes(0);
const megabytes = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`;
