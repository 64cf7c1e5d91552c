import { PDFDocument } from "@cantoo/pdf-lib";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { docxOf, p, r } from "./docx.fixture.ts";
import { readDraftInWorker } from "./read-in-worker.ts";
import { DRAFT_REFUSALS, DraftRefusal } from "./refusal.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 党课 in GB18030 */
const GB18030 = Uint8Array.of(0xb5, 0xb3, 0xbf, 0xce);
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole2 = (stream: string) => Uint8Array.from([...OLE2, ...new Uint8Array(600), ...Buffer.from(stream, "utf16le")]);
const zipOf = (...names: string[]) => {
  const zip = new JSZip();
  for (const name of names) zip.file(name, "x");
  return zip.generateAsync({ type: "uint8array" });
};
const sample = () => docxOf({ body: p("关于党课的通知") });

async function refusal(bytes: Uint8Array, name: string, milliseconds?: number): Promise<string> {
  try {
    return `read ${(await readDraftInWorker(bytes, name, milliseconds)).draft.text}`;
  } catch (error) {
    if (!(error instanceof DraftRefusal)) throw error;
    expect(error.message).toBe(DRAFT_REFUSALS[error.code]);
    return error.code;
  }
}

describe("drafts without styles", () => {
  it.each<[string, string, Uint8Array, string]>([
    ["a text, exactly as it is", "a.txt", utf8("\uFEFF　　第一段 \r\n\r\n第二段\t\n"), "　　第一段 \n\n第二段\t\n"],
    ["a text in GB18030", "a.txt", GB18030, "党课"],
    [
      "a CSV, tabs between cells",
      "台账.CSV",
      utf8('名称,说明\r\n"甲,乙","两\n行""引"""'),
      '名称\t说明\n甲,乙\t两\u2028行"引"',
    ],
    ["the same text not called a CSV", "a.txt", utf8("名称,说明"), "名称,说明"],
  ])("%s", async (_, name, bytes, text) => {
    const { draft, docx } = await readDraftInWorker(bytes, name);
    expect([draft.text, docx]).toEqual([text, null]);
    expect(draft.paragraphs.map((line) => line.text).join("\n")).toBe(text);
  });

  it("lines of a CSV count as a table", async () => {
    const { draft } = await readDraftInWorker(utf8("甲,乙"), "a.csv");
    expect(draft.paragraphs).toEqual([{ start: 0, text: "甲\t乙", part: "table", level: null, automatic: 0 }]);
  });
});

it("the longest draft that is taken is read within the bounds of the thread", async () => {
  const runs = r("示例工作报告甲乙丙丁", "<w:b/>").repeat(20);
  const { draft } = await readDraftInWorker(await docxOf({ body: p(runs).repeat(8_000) }), "a.docx");
  expect([draft.paragraphs.length, draft.text.length]).toEqual([8_000, 8_000 * 201 - 1]);
});

describe("what is refused", () => {
  const document = (xml: string) => docxOf({ body: "", files: { "word/document.xml": xml } });
  const locked = async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.encrypt({ userPassword: "sample", ownerPassword: "sample" });
    return pdf.save();
  };
  const blank = async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    return pdf.save();
  };
  const macroType = () =>
    docxOf({
      body: p("甲"),
      files: {
        "[Content_Types].xml":
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
    });
  const huge = () => {
    const zip = new JSZip().file("[Content_Types].xml", "x").file("word/document.xml", "x");
    for (let i = 0; i < 5; i += 1) zip.file(`word/media/${i}.bin`, new Uint8Array(50_000_000));
    return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  };

  it.each<[string, string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ["a .docx with a password", "encrypted", "a.docx", () => ole2("EncryptedPackage")],
    ["a PDF with a password", "encrypted", "a.pdf", locked],
    ["a .doc", "old-word", "a.doc", () => ole2("WordDocument")],
    ["a .doc that is called .docx", "old-word", "a.docx", () => ole2("WordDocument")],
    ["a .wps", "wps", "a.wps", () => ole2("WordDocument")],
    ["an old spreadsheet", "sheet", "a.xls", () => ole2("Workbook")],
    ["old slides", "slides", "a.ppt", () => ole2("PowerPoint Document")],
    ["a spreadsheet", "sheet", "a.xlsx", () => zipOf("[Content_Types].xml", "xl/workbook.xml")],
    ["slides", "slides", "a.pptx", () => zipOf("[Content_Types].xml", "ppt/presentation.xml")],
    ["an .odt", "odt", "a.odt", () => zipOf("mimetype", "content.xml", "META-INF/manifest.xml")],
    ["an .ofd", "ofd", "a.ofd", () => zipOf("OFD.xml")],
    ["an .rtf", "rtf", "a.rtf", () => utf8("{\\rtf1 a}")],
    ["a picture", "picture", "a.jpg", () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ["a scan", "scan", "a.pdf", blank],
    ["a web page called .doc", "unknown", "a.doc", () => utf8("<html><body>甲</body></html>")],
    ["another zip", "unknown", "a.zip", () => zipOf("a.txt")],
    ["bytes that are no text", "unknown", "a.txt", () => Uint8Array.of(1, 2, 3)],
    ["no encoding fits", "encoding", "a.txt", () => Uint8Array.of(0x41, 0xff, 0xff)],
    ["macros", "macros", "a.docx", () => docxOf({ body: p("甲"), files: { "word/vbaProject.bin": "x" } })],
    ["a macro file by its type", "macros", "a.docm", macroType],
    ["nothing", "empty", "a.txt", () => new Uint8Array()],
    ["blanks", "empty", "a.txt", () => utf8(" \n　")],
    ["a .docx without text", "empty", "a.docx", () => docxOf({ body: p("") })],
    ["a .docx that was cut off", "damaged", "a.docx", async () => (await sample()).slice(0, -40)],
    ["XML that is not closed", "damaged", "a.docx", () => document("<w:document><w:body>")],
    ["XML closed wrongly", "damaged", "a.docx", () => document("<a><b></a></b>")],
    ["a document type", "damaged", "a.docx", () => document('<!DOCTYPE a [<!ENTITY x "甲">]><a>&x;</a>')],
    ["an entity nobody declared", "damaged", "a.docx", () => docxOf({ body: "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" })],
    [
      "XML that is too deep",
      "damaged",
      "a.docx",
      () => docxOf({ body: "<w:sdt>".repeat(500) + "</w:sdt>".repeat(500) }),
    ],
    ["a PDF that was cut off", "damaged", "a.pdf", () => utf8("%PDF-1.7\n1 0 obj")],
    ["a zip that unpacks to 250 MB", "zip-bomb", "a.docx", huge],
    ["a text longer than anybody reads", "too-long", "a.txt", () => utf8("党课".repeat(1_000_001))],
  ])("%s: %s", async (_, code, name, make) => {
    expect(await refusal(await make(), name)).toBe(code);
  });

  it("a file that takes too long", async () => {
    expect(await refusal(await sample(), "a.docx", 1)).toBe("too-slow");
  });
});
