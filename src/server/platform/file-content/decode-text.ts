/** Control characters other than tabs and line ends: whatever holds them is no text. */
const CONTROL_CHARACTERS = /(?!\s)\p{Cc}/u;

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/**
 * The text of a file in UTF-8 (with or without a byte order mark), UTF-16 (with one) or GB18030, recognised by content:
 * Chinese text in GB18030 is practically never valid UTF-8.
 * @param refuse throws what the caller refuses files with: no encoding fits, or it is no text
 */
export function decodeText(bytes: Uint8Array, refuse: (why: "encoding" | "unknown") => never): string {
  const marked = encodingByMark(bytes);
  const text = marked ? tryDecode(bytes, marked) : (tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "gb18030"));
  if (text === null) refuse("encoding");
  if (CONTROL_CHARACTERS.test(text)) refuse("unknown");
  return text;
}
