/** The container of old office files and of encrypted new ones. */
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_STARTS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const PDF = [0x25, 0x50, 0x44, 0x46];

/** Does a file begin like this? null stands for any byte. */
export function startsWith(bytes: Uint8Array, start: readonly (number | null)[]): boolean {
  return start.every((byte, index) => byte === null || bytes[index] === byte);
}

export const isOle2 = (bytes: Uint8Array) => startsWith(bytes, OLE2);
export const isZip = (bytes: Uint8Array) => ZIP_STARTS.some((start) => startsWith(bytes, start));
export const isPdf = (bytes: Uint8Array) => startsWith(bytes, PDF);

/** OLE2 containers keep the names of their streams as UTF-16. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, "utf16le"));
}
