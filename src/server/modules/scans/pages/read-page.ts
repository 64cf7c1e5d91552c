import sharp from "sharp";
import { type GrayPicture, isBlank, toSharp } from "./gray-picture.ts";
import { COARSE_DPI, FINE_DPI, LARGE_SIDE, THUMB_WIDTH } from "./limits.ts";
import type { OpenPdf } from "./open-pdf.ts";
import { type Looks, readCodes, type Turn } from "./read-codes.ts";

/** What one page says, with a small and a large picture of it (webp). */
export type ReadPage = {
  page: number;
  activityIds: string[];
  turn: Turn;
  blank: boolean;
  thumb: Uint8Array;
  large: Uint8Array;
};

export async function readPdfPage(pdf: OpenPdf, page: number): Promise<ReadPage> {
  const coarse = await pdf.render(page, COARSE_DPI);
  return look(page, { coarse, fine: () => pdf.render(page, FINE_DPI) });
}

export async function readPicture(bytes: Uint8Array): Promise<ReadPage> {
  const { data, info } = await sharp(bytes).autoOrient().greyscale().raw().toBuffer({ resolveWithObject: true });
  const fine: GrayPicture = { data, width: info.width, height: info.height };
  const small = await toSharp(fine)
    .resize({ width: LARGE_SIDE, height: LARGE_SIDE, fit: "inside", withoutEnlargement: true })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const coarse = { data: small.data, width: small.info.width, height: small.info.height };
  return look(1, { coarse, fine: async () => fine });
}

async function look(page: number, looks: Looks): Promise<ReadPage> {
  const pictures = pictured(looks.coarse);
  const { activityIds, turn } = await readCodes(looks);
  return { page, activityIds, turn, blank: isBlank(looks.coarse), ...(await pictures) };
}

/** sharp works in threads of its own, beside the search for codes. */
async function pictured(picture: GrayPicture): Promise<{ thumb: Uint8Array; large: Uint8Array }> {
  const small = toSharp(picture).resize({ width: THUMB_WIDTH }).webp({ quality: 60, effort: 1 });
  const limits = { width: LARGE_SIDE, height: LARGE_SIDE, fit: "inside", withoutEnlargement: true } as const;
  const fits = Math.max(picture.width, picture.height) <= LARGE_SIDE;
  const whole = fits ? toSharp(picture) : toSharp(picture).resize(limits);
  const large = whole.webp({ quality: 60, effort: 0 });
  return { thumb: await small.toBuffer(), large: await large.toBuffer() };
}
