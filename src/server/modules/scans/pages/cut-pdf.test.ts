import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cutInWorker } from "./cut-in-worker.ts";
import { openPdf } from "./open-pdf.ts";

/** Three pages told apart by their width; the first links to the last and carries a note. */
async function linked(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const pages = [500, 600, 700].map((width) => pdf.addPage([width, 800]));
  const link = { Type: "Annot", Subtype: "Link", Rect: [0, 0, 50, 50], Dest: [pages[2]!.ref, "Fit"], P: pages[0]!.ref };
  const note = {
    Type: "Annot",
    Subtype: "Text",
    Rect: [0, 0, 20, 20],
    Contents: PDFString.of("note"),
    P: pages[0]!.ref,
  };
  const annotations = [link, note].map((one) => pdf.context.register(pdf.context.obj(one)));
  pages[0]!.node.set(PDFName.of("Annots"), pdf.context.obj(annotations));
  return pdf.save({ useObjectStreams: false });
}

async function partsOf(...args: Parameters<typeof cutInWorker>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for await (const part of cutInWorker(...args)) parts.push(part);
  return parts;
}

const shapes = async (bytes: Uint8Array) =>
  (await PDFDocument.load(bytes)).getPages().map((page) => [page.getWidth(), page.getRotation().angle]);

/** Every page object in the file, those included that no page tree shows. */
async function pageObjects(bytes: Uint8Array): Promise<number> {
  const { context } = await PDFDocument.load(bytes);
  return context.enumerateIndirectObjects().filter(([, object]) => String(object).includes("/Type /Page\n")).length;
}

describe("a part of a PDF", () => {
  it("has its pages, turned upright, and nothing of the others", async () => {
    const bytes = await linked();
    const [first, rest] = await partsOf({
      type: "cut",
      bytes,
      parts: [
        [{ page: 1, turn: 180 }],
        [
          { page: 2, turn: 0 },
          { page: 3, turn: 90 },
        ],
      ],
    });
    expect(await shapes(first!)).toEqual([[500, 180]]);
    expect(await pageObjects(first!)).toBe(1);
    expect(await shapes(rest!)).toEqual([
      [600, 0],
      [700, 90],
    ]);
    expect(await pageObjects(rest!)).toBe(2);
  });

  it("is the same bytes each time", async () => {
    const task = { type: "cut", bytes: await linked(), parts: [[{ page: 2, turn: 0 }]] } as const;
    const [one] = await partsOf(task);
    const [other] = await partsOf(task);
    expect(Buffer.compare(one!, other!)).toBe(0);
  });

  it("binds pictures as they are, one a page", async () => {
    const jpeg = await sharp({ create: { width: 400, height: 600, channels: 3, background: "#eee" } })
      .jpeg()
      .toBuffer();
    const pictures = [
      { bytes: jpeg, turn: 0 },
      { bytes: jpeg, turn: 180 },
    ] as const;
    const [bound] = await partsOf({ type: "bind", pictures });
    expect(await shapes(bound!)).toEqual([
      [595, 0],
      [595, 180],
    ]);
    expect((await openPdf(bound!)).pages).toBe(2);
  });
});
