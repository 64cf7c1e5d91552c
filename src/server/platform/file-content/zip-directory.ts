import { inflateRawSync } from "node:zlib";

/** Throws what the caller refuses files with. */
export type RefuseZip = (why: "damaged" | "zip-bomb") => never;

/** One entry of a zip's central directory; sizes are as declared there, in bytes. */
export type ZipEntry = {
  name: string;
  compressed: number;
  declared: number;
  streamed: boolean;
  deflated: boolean;
  /** where its local header stands */
  offset: number;
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

function findEnd(view: DataView, refuse: RefuseZip): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let offset = view.byteLength - END_SIZE; offset >= first; offset--) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  refuse("damaged");
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
 * Refused as damaged if the directory is missing or cut off.
 */
export function listZip(bytes: Uint8Array, refuse: RefuseZip): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < END_SIZE) refuse("damaged");
  const end = findEnd(view, refuse);
  const entries: ZipEntry[] = [];
  const utf8 = new TextDecoder();
  try {
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) refuse("damaged");
      const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
      const extraEnd = nameEnd + view.getUint16(at + 30, true);
      const sizes = zip64Sizes(view, nameEnd, extraEnd, view.getUint32(at + 24, true), view.getUint32(at + 20, true));
      entries.push({
        name: utf8.decode(bytes.subarray(at + ENTRY_SIZE, nameEnd)),
        streamed: (view.getUint16(at + 8, true) & 8) !== 0,
        deflated: view.getUint16(at + 10, true) === 8,
        offset: view.getUint32(at + 42, true),
        ...sizes,
      });
      at = extraEnd + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) refuse("damaged");
    throw error;
  }
  return entries;
}

/**
 * Refuses what would unpack to more than `limit` bytes. The reader stops an entry that unpacks to more than it declares,
 * so the declared sizes bound the real ones, except where a directory declares nothing: that is refused as damaged.
 */
export function guardZip(entries: readonly ZipEntry[], limit: number, refuse: RefuseZip): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.declared === 0 && (entry.compressed > 2 || (entry.streamed && entry.compressed === 0))) {
      refuse("damaged");
    }
    total += entry.declared;
  }
  if (total > limit) refuse("zip-bomb");
}

const LOCAL_SIZE = 30;

/**
 * Unpacks one entry to see that it holds no more than it declares: a reader that unpacks before it compares would be
 * filled up by a directory that lies.
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, refuse: RefuseZip): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + LOCAL_SIZE > bytes.byteLength) refuse("damaged");
  const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + LOCAL_SIZE + names;
  const packed = bytes.subarray(start, start + entry.compressed);
  if (!entry.deflated) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.declared, 1) });
  } catch (error) {
    const lies = error instanceof RangeError;
    refuse(lies ? "zip-bomb" : "damaged");
  }
}
