import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { decodeXml } from "#server/platform/file-content/xml-tree.ts";
import { docxOf, escaped, inList, list, p, r } from "./docx.fixture.ts";
import { openDocx } from "./package.ts";
import { type ReadDraft, readDraft } from "./read-draft.ts";
import { readDraftInWorker } from "./read-in-worker.ts";
import { DraftRefusal, refuseDraft } from "./refusal.ts";

/** null when the file was refused; whatever else is thrown fails the test. */
async function readOrRefused(reading: Promise<ReadDraft>): Promise<ReadDraft | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof DraftRefusal) return null;
    throw error;
  });
}

/** What holds of everything that is read: paragraphs make the text, and the map names its very characters. */
function expectSound({ draft, docx }: ReadDraft, bytes: Uint8Array): void {
  expect(draft.paragraphs.map(({ text }) => text).join("\n")).toBe(draft.text);
  for (const { start, text } of draft.paragraphs) expect(draft.text.startsWith(text, start)).toBe(true);
  if (!docx) return;
  const file = openDocx(bytes);
  let end = 0;
  for (const span of docx.spans) {
    const raw = file.source(span.part)!.slice(span.from, span.to);
    const said = draft.text.slice(span.start, span.start + span.length);
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.start + span.length;
    if (raw.startsWith("<")) expect(said).toMatch(/^[\t\u2028\uFFFC-]$|^[^\uD800-\uF8FF]$/);
    else expect(decodeXml(raw, refuseDraft).replace(/[\t\n\r]/g, " ")).toBe(said);
    if (!span.whole) expect(span.to - span.from).toBe(span.length);
  }
  expect(end).toBeLessThanOrEqual(draft.text.length);
}

const piece = fc.stringMatching(/^[\u4e00-\u4e20 &<>"'0-9a-z😀。，]{0,8}$/u);
const run = fc.oneof(
  piece.map((text) => r(text)),
  piece.map((text) => r(text, "<w:b/>")),
  piece.map((text) => `<w:r><w:t>${escaped(text)}</w:t><w:tab/><w:t>&#x4E00;${escaped(text)}</w:t><w:br/></w:r>`),
  piece.map((text) => `<w:hyperlink r:id="rId9">${r(text)}</w:hyperlink>`),
  piece.map((text) => `<w:ins w:id="1">${r(text)}</w:ins><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>`),
  piece.map((text) => `<w:sdt><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`),
);
const paragraph = fc
  .tuple(
    fc.array(run, { maxLength: 4 }),
    fc.constantFrom("", inList(1), inList(1, 1), '<w:rPr><w:del w:id="3"/></w:rPr>'),
  )
  .map(([runs, properties]) => p(runs.join(""), properties));
const body = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((all) => all.join(""));
const NUMBERING = list(1, ["chineseCounting", "%1、"], ["decimal", "%2."]).join("");

describe("any .docx that is well-formed", () => {
  it("maps its text onto its source", async () => {
    await fc.assert(
      fc.asyncProperty(body, async (content) => {
        const bytes = await docxOf({ body: content, parts: { numbering: NUMBERING } });
        const read = await readOrRefused(readDraft(bytes, "a.docx"));
        if (read) expectSound(read, bytes);
        else expect(content).not.toMatch(/<w:t[^>]*>\s*[^<\s]/);
      }),
      { numRuns: 150 },
    );
  });
});

const TAGS = [
  "<w:p>",
  "</w:p>",
  "<w:r>",
  "</w:r>",
  "<w:t>甲</w:t>",
  "<w:tbl>",
  '<w:fldChar w:fldCharType="begin"/>',
  "<!--",
  "-->",
  "&",
  "&#0;",
  "]]>",
  '"',
  "<w:txbxContent>",
  "<mc:AlternateContent>",
];
const change = fc.record({
  at: fc.nat(5_000),
  remove: fc.nat(12),
  insert: fc.oneof(fc.constantFrom("", ...TAGS), fc.string({ maxLength: 4 }), fc.integer().map(String)),
});
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

const RICH = [
  p(r("关于示例"), inList(1)),
  p(`${r("甲")}<w:r><w:footnoteReference w:id="2"/><w:pict><w:txbxContent>${p("框")}</w:txbxContent></w:pict></w:r>`),
  `<w:tbl><w:tr><w:tc>${p("单元格", inList(1, 1))}</w:tc></w:tr></w:tbl>`,
  p(r("末段", '<w:rStyle w:val="c"/>'), '<w:pStyle w:val="b"/>'),
].join("");
const rich = () =>
  docxOf({
    body: RICH,
    parts: {
      numbering: NUMBERING,
      footnotes: `<w:footnote w:id="2">${p("注")}</w:footnote>`,
      styles:
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
    },
  });
const PARTS = [
  "word/document.xml",
  "word/numbering.xml",
  "word/styles.xml",
  "word/footnotes.xml",
  "[Content_Types].xml",
  "word/_rels/document.xml.rels",
];

describe("any damaged file is read or refused", () => {
  it("XML that was changed inside a sound zip", async () => {
    const whole = await rich();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PARTS), changes, async (part, edits) => {
        const zip = await JSZip.loadAsync(whole);
        let xml = (await zip.file(part)?.async("string")) ?? "";
        for (const { at, remove, insert } of edits) {
          const place = at % xml.length;
          xml = xml.slice(0, place) + insert + xml.slice(place + remove);
        }
        zip.file(part, xml);
        const bytes = await zip.generateAsync({ type: "uint8array" });
        const read = await readOrRefused(readDraft(bytes, "a.docx"));
        if (read) expectSound(read, bytes);
      }),
      { numRuns: 400 },
    );
  });

  const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 8 });
  const flipped = (bytes: Uint8Array, places: [number, number][]) => {
    const copy = new Uint8Array(bytes);
    for (const [at, value] of places) copy[at % copy.length] = value;
    return copy;
  };

  it("bytes of a .docx", async () => {
    const whole = await rich();
    await fc.assert(
      fc.asyncProperty(flips, async (places) => {
        const bytes = flipped(whole, places);
        const read = await readOrRefused(readDraft(bytes, "a.docx"));
        if (read) expectSound(read, bytes);
      }),
      { numRuns: 300 },
    );
  });

  it("bytes of a text or a CSV", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.constantFrom("a.txt", "a.csv"), async (bytes, name) => {
        const read = await readOrRefused(readDraft(bytes, name));
        if (read) expectSound(read, bytes);
      }),
      { numRuns: 500 },
    );
  });

  it("bytes of a PDF, in the thread that ends with it", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("sample text", { font: await pdf.embedFont(StandardFonts.Helvetica) });
    const whole = await pdf.save({ useObjectStreams: false });
    expect((await readDraftInWorker(whole, "a.pdf")).draft.text).toBe("sample text");
    await fc.assert(
      fc.asyncProperty(flips, async (places) => {
        const bytes = flipped(whole, places);
        const read = await readOrRefused(readDraftInWorker(bytes, "a.pdf", 10_000));
        if (read) expectSound(read, bytes);
      }),
      { numRuns: 15 },
    );
  });
});
