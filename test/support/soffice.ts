import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether this machine can lay out a Word file and measure the pages: LibreOffice and poppler. */
export function canMeasurePages(): boolean {
  try {
    for (const [command, flag] of [
      ["soffice", "--version"],
      ["pdftotext", "-v"],
      ["pdftoppm", "-v"],
    ] as const) {
      execFileSync(command, [flag], { stdio: "ignore" });
    }
    return true;
  } catch {
    return false;
  }
}

/** All lengths in points from the top left corner of the page. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type PageLine = Box & { text: string };
export type MeasuredPage = { width: number; height: number; lines: PageLine[]; ink: Ink };
export type MeasuredDocument = { pdf: Uint8Array; pages: MeasuredPage[] };

/** Grey page image, one byte a pixel, 0 is black. */
export type Ink = { width: number; height: number; dpi: number; pixels: Uint8Array };

const DPI = 144;

/**
 * Lays out a .docx with LibreOffice in a profile of its own and reads back where the text stands: the lines of each
 * page as poppler sees them, and the page's ink.
 */
export async function measurePages(docx: Uint8Array): Promise<MeasuredDocument> {
  const folder = await mkdtemp(join(tmpdir(), "shilu-pages-"));
  try {
    const file = join(folder, "report.docx");
    await writeFile(file, docx);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    await run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file], {
      timeout: 120_000,
    });
    const pdf = join(folder, "report.pdf");
    const layout = join(folder, "layout.html");
    await run("pdftotext", ["-bbox-layout", pdf, layout]);
    await run("pdftoppm", ["-gray", "-r", String(DPI), pdf, join(folder, "page")], { maxBuffer: 1 << 26 });
    const pages = readLayout(await readFile(layout, "utf8"));
    const digits = String(pages.length).length;
    const measured: MeasuredPage[] = [];
    for (const [index, page] of pages.entries()) {
      const image = join(folder, `page-${String(index + 1).padStart(digits, "0")}.pgm`);
      measured.push({ ...page, ink: readPgm(await readFile(image)) });
    }
    return { pdf: await readFile(pdf), pages: measured };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readLayout(html: string): Omit<MeasuredPage, "ink">[] {
  return [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map((page) => ({
    width: Number(page[1]),
    height: Number(page[2]),
    lines: joined([...(page[3] ?? "").matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g)].map(readLine)),
  }));
}

function readLine([, attributes = "", content = ""]: RegExpMatchArray): PageLine {
  const words = [...content.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((word) => unescapeXml(word[1] ?? ""));
  const value = (name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(attributes)?.[1]);
  return {
    left: value("xMin"),
    top: value("yMin"),
    right: value("xMax"),
    bottom: value("yMax"),
    text: words.join(" "),
  };
}

/** Poppler takes a line with a wide gap for two: pieces that overlap in height by half are one line of the page. */
function joined(pieces: PageLine[]): PageLine[] {
  const lines: PageLine[] = [];
  for (const piece of pieces.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && piece.top < (last.top + last.bottom) / 2) {
      const [first, second] = piece.left < last.left ? [piece, last] : [last, piece];
      last.text = `${first.text}${second.text}`;
      last.left = Math.min(last.left, piece.left);
      last.right = Math.max(last.right, piece.right);
      last.bottom = Math.max(last.bottom, piece.bottom);
    } else lines.push({ ...piece });
  }
  return lines;
}

function unescapeXml(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** Binary PGM: "P5 width height 255" and the pixels. */
function readPgm(file: Buffer): Ink {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString("latin1"));
  if (!head) throw new Error("the page image is not a binary PGM");
  return { width: Number(head[1]), height: Number(head[2]), dpi: DPI, pixels: file.subarray(head[0].length) };
}

/** The smallest box around the ink within a part of the page, or null where it is blank. */
export function inkBox(ink: Ink, within: Box): Box | null {
  const scale = ink.dpi / 72;
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = Math.floor(within.top * scale); y < Math.min(ink.height, within.bottom * scale); y += 1) {
    for (let x = Math.floor(within.left * scale); x < Math.min(ink.width, within.right * scale); x += 1) {
      if (ink.pixels[y * ink.width + x]! > 128) continue;
      found.left = Math.min(found.left, x / scale);
      found.top = Math.min(found.top, y / scale);
      found.right = Math.max(found.right, (x + 1) / scale);
      found.bottom = Math.max(found.bottom, (y + 1) / scale);
    }
  }
  return found.left === Infinity ? null : found;
}
