import { PDFDocument } from "@cantoo/pdf-lib";
import sharp, { type Sharp } from "sharp";
import { renderSVG } from "uqr";
import { sheetCode } from "#shared/activities/sheet-code.ts";

const MM_PER_INCH = 25.4;
const A4 = { width: 210, height: 297 };

/** A signed sign-in sheet as the page prints it: heading, code of 28 mm at the right, a table with scribbles. */
export function drawSheet(activityId: string | null, dpi = 300): Sharp {
  const rows = Array.from({ length: 18 }, (_, row) => {
    const y = 78 + row * 11;
    const scribble = `<path d="M118 ${y + 7} q4 -6 8 0 t8 -1 t9 2" stroke="#1d2f6f" fill="none" stroke-width="0.5"/>`;
    const line = `<path d="M15 ${y} h180 v11 h-180 z M35 ${y} v11 M75 ${y} v11 M112 ${y} v11 M160 ${y} v11" stroke="#000" fill="none" stroke-width="0.3"/>`;
    return `${line}<text x="22" y="${y + 7}" font-size="4">${row + 1}</text>${row % 3 === 0 ? "" : scribble}`;
  });
  const code =
    activityId === null
      ? ""
      : renderSVG(sheetCode(activityId), { ecc: "M", border: 2 }).replace(
          "<svg ",
          '<svg x="167" y="12" width="28" height="28" ',
        );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${A4.width} ${A4.height}"
    width="${A4.width}mm" height="${A4.height}mm">
    <rect width="100%" height="100%" fill="#fff"/><text x="60" y="25" font-size="8">SHI LI ZHI BU</text>
    <text x="15" y="55" font-size="4.5">2026-11-20 09:30</text>${code}${rows.join("")}</svg>`;
  // A millimetre of SVG is 96/25.4 units, and density counts 72 to the inch.
  return sharp(Buffer.from(page), { density: (dpi * 72) / 96 }).flatten({ background: "#fff" });
}

/** A page as scanners make them: a picture that fills it. */
export async function pdfOf(jpegs: readonly Uint8Array[], landscape = false): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const jpeg of jpegs) {
    const picture = await pdf.embedJpg(jpeg);
    const size: [number, number] = landscape ? [842, 595] : [595, 842];
    pdf.addPage(size).drawImage(picture, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return pdf.save();
}

/** What happens to paper and picture between the pen and the file. */
export type Wear = {
  dpi?: number;
  /** degrees by which the paper lies askew */
  skew?: number;
  /** quarters clockwise by which it was fed wrongly */
  quarters?: 0 | 1 | 2 | 3;
  blur?: number;
  noise?: number;
  /** of black and white, in gray values: a worn toner, a dark room */
  tones?: [black: number, white: number];
  /** the light falls off towards one side */
  shade?: boolean;
  /** only black and white are left, as by a copier */
  copied?: boolean;
  /** a pen went across the code */
  crossed?: boolean;
  /** seen at an angle */
  tilted?: boolean;
  quality?: number;
};

export async function wornSheet(activityId: string, wear: Wear): Promise<Buffer> {
  const { dpi = 300, skew = 0, quarters = 0, quality = 75, tones: [black, white] = [0, 255] } = wear;
  const mm = dpi / MM_PER_INCH;
  let picture = drawSheet(activityId, dpi).greyscale();
  // Each step works on finished pixels: sharp orders the operations of one pipeline by rules of its own.
  const settle = async () => {
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    picture = sharp(data, { raw: { width, height, channels } });
    return { width, height };
  };
  const { width, height } = await settle();
  const over = (svg: string) => ({
    input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`),
  });
  if (wear.crossed) {
    const pen = `<path d="M${150 * mm} ${22 * mm} q${20 * mm} ${6 * mm} ${50 * mm} ${-2 * mm}" stroke="#1d2f6f" fill="none" stroke-width="${0.9 * mm}"/>`;
    picture = picture.composite([over(pen)]).greyscale();
    await settle();
  }
  if (wear.tones) picture = picture.linear((white - black) / 255, black);
  if (wear.shade) {
    const dusk = `<defs><linearGradient id="g"><stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="0.55"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`;
    await settle();
    picture = picture.composite([over(dusk)]).greyscale();
  }
  const background = { r: white - 12, g: white - 12, b: white - 12 };
  if (wear.tilted) {
    await settle();
    picture = picture.affine([1, 0.06, 0.04, 0.94], { background }).greyscale();
  }
  if (skew !== 0) {
    await settle();
    picture = picture.rotate(skew, { background }).greyscale();
  }
  if (wear.blur) picture = picture.blur(wear.blur);
  if (wear.noise) {
    const size = await settle();
    const noise = { type: "gaussian", mean: 128, sigma: wear.noise } as const;
    const grain = await sharp({ create: { ...size, channels: 3, background: "#000", noise } })
      .raw()
      .toBuffer();
    picture = picture.composite([{ input: grain, raw: { ...size, channels: 3 }, blend: "soft-light" }]).greyscale();
  }
  if (wear.copied) {
    await settle();
    picture = picture.threshold(140);
  }
  await settle();
  return picture
    .rotate(quarters * 90)
    .jpeg({ quality })
    .toBuffer();
}
