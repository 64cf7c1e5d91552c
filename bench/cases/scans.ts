import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { readPages } from "#server/modules/scans/pages/index.ts";
import { drawSheet, pdfOf } from "#server/modules/scans/pages/sheet.fixture.ts";
import { best, type Ratio } from "../ratio.ts";

const PAGES = 40;
const SCALE = 150 / 72;

const wasm = (name: string) => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(name))).buffer;

/**
 * Reading a pile of scanned sheets through the product (a thread of its own, two pictures of each page) against the bare
 * libraries in one loop: each page rendered once and searched once.
 */
export async function scanCase(): Promise<Ratio> {
  const id = "0b2f6c1e-5d53-4b57-9a7c-3f1f6a2f9d10";
  const sheet = await drawSheet(id, 200).jpeg({ quality: 70 }).toBuffer();
  const bytes = await pdfOf(Array.from({ length: PAGES }, () => sheet));
  const ours = await best(2, async () => {
    let found = 0;
    for await (const page of readPages({ bytes, mediaType: "application/pdf" })) {
      if (!("unreadable" in page) && page.activityIds[0] === id) found += 1;
    }
    requireAll(found);
  });
  return {
    name: `识别 ${PAGES} 页扫描件 / 渲染与解码各一次`,
    ours,
    bare: await best(2, () => bareRead(bytes)),
    limit: 2,
  };
}

async function bareRead(bytes: Uint8Array): Promise<void> {
  await prepareZXingModule({
    overrides: { wasmBinary: wasm("zxing-wasm/reader/zxing_reader.wasm") },
    fireImmediately: true,
  });
  const library = await PDFiumLibrary.init({ wasmBinary: wasm("@hyzyla/pdfium/pdfium.wasm") });
  const document = await library.loadDocument(bytes);
  let found = 0;
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: SCALE, colorSpace: "Gray", render: "bitmap" });
    const pgm = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
    if ((await readBarcodes(pgm, { formats: ["QRCode"] })).length > 0) found += 1;
  }
  document.destroy();
  library.destroy();
  requireAll(found);
}

function requireAll(found: number): void {
  if (found !== PAGES) throw new Error(`${found} of ${PAGES} pages were read`);
}
