import { SheetRefusal } from "./refusal.ts";

/** One entry of a zip's central directory; sizes are as declared there, in bytes. */
export type ZipEntry = { name: string; compressed: number; declared: number; streamed: boolean };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let offset = view.byteLength - END_SIZE; offset >= first; offset--) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  throw new SheetRefusal("damaged");
}

/** The 64-bit sizes that some writers use even for small files: uncompressed first, then compressed, each only if needed. */
function zip64Sizes(view: DataView, from: number, to: number, declared: number, compressed: number) {
  const sizes = { declared, compressed };
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const next = () => {
      const value = Number(view.getBigUint64(field, true));
      field += 8;
      return value;
    };
    if (declared === IN_ZIP64) sizes.declared = next();
    if (compressed === IN_ZIP64) sizes.compressed = next();
  }
  return sizes;
}

/**
 * The entries of a zip as its central directory declares them, without unpacking anything.
 * Throws SheetRefusal "damaged" if the directory is missing or cut off.
 */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < END_SIZE) throw new SheetRefusal("damaged");
  const end = findEnd(view);
  const entries: ZipEntry[] = [];
  const utf8 = new TextDecoder();
  try {
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new SheetRefusal("damaged");
      const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
      const extraEnd = nameEnd + view.getUint16(at + 30, true);
      const sizes = zip64Sizes(view, nameEnd, extraEnd, view.getUint32(at + 24, true), view.getUint32(at + 20, true));
      entries.push({
        name: utf8.decode(bytes.subarray(at + ENTRY_SIZE, nameEnd)),
        streamed: (view.getUint16(at + 8, true) & 8) !== 0,
        ...sizes,
      });
      at = extraEnd + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new SheetRefusal("damaged");
    throw error;
  }
  return entries;
}

/**
 * Refuses what would unpack to more than `limit` bytes. The reader stops an entry that unpacks to more than it declares,
 * so the declared sizes bound the real ones, except where a directory declares nothing: that is refused as damaged.
 */
export function guardZip(entries: readonly ZipEntry[], limit: number): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.declared === 0 && (entry.compressed > 2 || (entry.streamed && entry.compressed === 0))) {
      throw new SheetRefusal("damaged");
    }
    total += entry.declared;
  }
  if (total > limit) throw new SheetRefusal("zip-bomb");
}
