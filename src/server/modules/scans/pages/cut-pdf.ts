import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from "@cantoo/pdf-lib";
import type { Turn } from "./read-codes.ts";

export type TurnedPage = { page: number; turn: Turn };

/** What could lead from a page to others of its document: a part must hold its own pages and nothing else. */
const LEADS_ELSEWHERE = ["B", "AA", "StructParents", "PieceInfo", "Metadata", "PresSteps", "DPart"] as const;

/**
 * Pages of a PDF as a PDF of their own, turned upright; what stands on them is copied as it is, nothing is encoded anew.
 * The same pages give the same bytes.
 */
export async function cutPages(source: PDFDocument, pages: readonly TurnedPage[]): Promise<Uint8Array> {
  const part = await PDFDocument.create({ updateMetadata: false });
  const indices = pages.map(({ page }) => page - 1);
  for (const index of indices) isolate(source.getPage(index));
  for (const [at, copied] of (await part.copyPages(source, indices)).entries()) {
    copied.setRotation(degrees((copied.getRotation().angle + (pages[at]?.turn ?? 0)) % 360));
    part.addPage(copied);
  }
  return part.save();
}

function isolate({ node, doc }: PDFPage): void {
  for (const key of LEADS_ELSEWHERE) node.delete(PDFName.of(key));
  const annotations = node.Annots();
  if (!annotations) return;
  const kept = PDFArray.withContext(doc.context);
  for (const entry of annotations.asArray()) {
    const annotation = doc.context.lookup(entry);
    if (!(annotation instanceof PDFDict) || annotation.get(PDFName.of("Subtype")) === PDFName.of("Link")) continue;
    for (const key of ["P", "Parent", "Popup", "IRT", "A", "AA", "Dest"]) annotation.delete(PDFName.of(key));
    kept.push(entry);
  }
  node.set(PDFName.of("Annots"), kept);
}

/** Owner passwords forbid printing or copying and open without one; such files are scans like others. */
export function openForCutting(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, password: "" });
}

export type TurnedPicture = { bytes: Uint8Array; turn: Turn };

/** The width of A4 in points. */
const WIDTH = 595;

/** Pictures, one a page and turned upright, as they are. */
export async function bindPictures(pictures: readonly TurnedPicture[]): Promise<Uint8Array> {
  const bound = await PDFDocument.create({ updateMetadata: false });
  for (const { bytes, turn } of pictures) {
    const picture = await bound.embedJpg(bytes);
    const scale = WIDTH / Math.min(picture.width, picture.height);
    const size = { width: picture.width * scale, height: picture.height * scale };
    const page = bound.addPage([size.width, size.height]);
    page.drawImage(picture, { x: 0, y: 0, ...size });
    page.setRotation(degrees(turn));
  }
  return bound.save();
}
