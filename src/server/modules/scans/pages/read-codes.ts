import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from "zxing-wasm/reader";
import { activityOfCode } from "#shared/activities/sheet-code.ts";
import { fromSharp, type GrayPicture, toSharp } from "./gray-picture.ts";

/** Degrees clockwise by which a page must be turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270;

export type Codes = { activityIds: string[]; turn: Turn };

/** A page at the two sizes it is looked at; the fine one is made only when the coarse one says nothing. */
export type Looks = { coarse: GrayPicture; fine(): Promise<GrayPicture> };

const OPTIONS: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: 8, tryInvert: false };

let prepared: Promise<unknown> | undefined;

/** From the package's file on disk: left alone, the package would fetch it from a public server. */
function prepare(): Promise<unknown> {
  const file = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  prepared ??= prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer },
    fireImmediately: true,
  });
  return prepared;
}

/**
 * The sign-in codes on a page, whichever way it lies. From what reads most pages to what reads the worst: coarse, fine,
 * freed of noise, then each corner by itself, its contrast stretched and enlarged. The first that finds one decides.
 */
export async function readCodes(looks: Looks): Promise<Codes> {
  await prepare();
  const first = codesOf(await decode(looks.coarse));
  if (first) return first;
  const fine = await looks.fine();
  const attempts: (() => Promise<ReadResult[]>)[] = [
    () => decode(fine),
    () => decode(fine, { tryDenoise: true, binarizer: "GlobalHistogram" }),
    () => decode(looks.coarse, { tryDenoise: true }),
  ];
  for (const attempt of attempts) {
    const found = codesOf(await attempt());
    if (found) return found;
  }
  return codesOf(await inCorners(fine)) ?? { activityIds: [], turn: 0 };
}

/** PGM is what the decoder takes as gray without four times the bytes. */
function decode({ data, width, height }: GrayPicture, options: ReaderOptions = {}): Promise<ReadResult[]> {
  const pgm = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
  return readBarcodes(pgm, { ...OPTIONS, ...options });
}

function codesOf(results: readonly ReadResult[]): Codes | null {
  const ours = results.flatMap((result) => {
    const id = activityOfCode(result.text);
    return id === null ? [] : [{ id, turn: turnOf(result) }];
  });
  const [first] = ours;
  return first ? { activityIds: [...new Set(ours.map(({ id }) => id))].sort(), turn: first.turn } : null;
}

/** The upper edge of the code runs to the right on an upright page. */
function turnOf({ position: { topLeft, topRight } }: ReadResult): Turn {
  const angle = Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x);
  const quarters = Math.round(angle / (Math.PI / 2));
  return ((((4 - quarters) % 4) * 90) % 360) as Turn;
}

const CORNER = { width: 0.45, height: 0.35 };
const ENLARGED = 1400;

/** The right corners first: that is where the code stands on an upright sheet. */
async function inCorners(page: GrayPicture): Promise<ReadResult[]> {
  const width = Math.max(1, Math.round(page.width * CORNER.width));
  const height = Math.max(1, Math.round(page.height * CORNER.height));
  const found: ReadResult[] = [];
  for (const left of [page.width - width, 0]) {
    for (const top of [0, page.height - height]) {
      const corner = toSharp(page).extract({ left, top, width, height }).normalise({ lower: 2, upper: 98 });
      const larger = await fromSharp(corner.resize({ width: ENLARGED, kernel: "linear" }));
      found.push(...(await decode(larger)), ...(await decode(larger, { binarizer: "GlobalHistogram" })));
    }
  }
  return found;
}
