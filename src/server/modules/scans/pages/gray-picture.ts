import sharp, { type Sharp } from "sharp";

/** A page as 8 bit gray, row after row. */
export type GrayPicture = { data: Uint8Array; width: number; height: number };

export function toSharp({ data, width, height }: GrayPicture): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

export async function fromSharp(picture: Sharp): Promise<GrayPicture> {
  const { data, info } = await picture.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Ink is what is clearly darker than the paper. */
const DARKER = 48;
const EDGE = 0.04;
const INK_OF_BLANK = 0.0002;

/** Is nothing on it? The edges, where scanners leave shadows, do not count. */
export function isBlank({ data, width, height }: GrayPicture): boolean {
  const [left, top] = [Math.round(width * EDGE), Math.round(height * EDGE)];
  const counts = new Uint32Array(256);
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) counts[data[y * width + x]!]! += 1;
  }
  const paper = counts.indexOf(Math.max(...counts));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const ink = counts.subarray(0, Math.max(0, paper - DARKER)).reduce((sum, count) => sum + count, 0);
  return ink < total * INK_OF_BLANK;
}
