import { PDFDocument } from "@cantoo/pdf-lib";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { readTextInWorker, TextRefusal } from "./index.ts";
import { docxOf, pdfOf } from "./sample-files.fixture.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 党课 in GB18030 */
const GB18030 = Uint8Array.of(0xb5, 0xb3, 0xbf, 0xce);

async function refusal(bytes: Uint8Array, milliseconds?: number): Promise<string> {
  try {
    const { text } = await readTextInWorker(bytes, milliseconds);
    return `read ${text}`;
  } catch (error) {
    if (!(error instanceof TextRefusal)) throw error;
    return error.code;
  }
}

describe("the text of a file", () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, number[]]>([
    [
      "a .docx, a line a paragraph",
      () => docxOf("关于党课的通知", "　一、总体　要求"),
      "关于党课的通知\n一、总体 要求",
      [],
    ],
    ["plain text", () => utf8("第一行\r\n\r\n第二行"), "第一行\n第二行", []],
    ["plain text in GB18030", () => GB18030, "党课", []],
    ["a PDF, with where its pages begin", () => pdfOf("党课制度", "", "第三页"), "党课制度\n\n第三页\n", [0, 5, 6]],
  ])("%s", async (_, make, text, pages) => {
    expect(await readTextInWorker(await make())).toEqual({ text, pages });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ["a picture", () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1), /^图片没有可查的文字/],
    ["a scanned PDF", () => pdfOf("", ""), /^扫描件没有可查的文字/],
    ["an empty .docx", () => docxOf(""), /^文件里没有文字$/],
    ["a spreadsheet", () => new JSZip().file("xl/workbook.xml", "x").generateAsync({ type: "uint8array" }), /^表格/],
  ])("%s has none and says so", async (_, make, reason) => {
    expect(await readTextInWorker(await make())).toEqual({ text: null, reason: expect.stringMatching(reason) });
  });
});

describe("what is refused", () => {
  const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const sealed = Uint8Array.from([...OLE2, ...new Uint8Array(600), ...Buffer.from("EncryptedPackage", "utf16le")]);
  const cut = async () => (await docxOf("关于党课的通知")).slice(0, -40);
  const locked = async () => {
    const pdf = await PDFDocument.load(pdfOf("党课"));
    pdf.encrypt({ userPassword: "sample", ownerPassword: "sample" });
    return pdf.save();
  };
  /** Its directory declares 9 bytes for what unpacks to 50 MB. */
  const lying = async () => {
    const zip = await new JSZip()
      .file("word/document.xml", new Uint8Array(50_000_000), { createFolders: false })
      .generateAsync({ type: "uint8array", compression: "DEFLATE" });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = view.getUint32(zip.byteLength - 6, true);
    view.setUint32(directory + 24, 9, true);
    return zip;
  };
  const huge = () => {
    const zip = new JSZip();
    for (let i = 0; i < 5; i += 1)
      zip.file(i === 0 ? "word/document.xml" : `word/${i}.xml`, new Uint8Array(50_000_000));
    return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  };

  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ["a .docx with a password", "encrypted", () => sealed],
    ["a PDF with a password", "encrypted", locked],
    ["a .docx that was cut off", "damaged", cut],
    ["a .docx whose XML is broken", "damaged", () => docxOf("<w:t>")],
    ["a PDF that was cut off", "damaged", () => pdfOf("党课").slice(0, 30)],
    ["a zip that unpacks to more than it declares", "zip-bomb", lying],
    ["a zip that unpacks to 250 MB", "zip-bomb", huge],
    ["a text that is longer than anybody reads", "too-long", () => utf8("党课".repeat(1_000_001))],
    ["an unknown zip", "unknown", () => new JSZip().file("a.txt", "x").generateAsync({ type: "uint8array" })],
    ["bytes that are no text", "unknown", () => Uint8Array.of(1, 2, 3, 4)],
  ])("%s: %s", async (_, code, make) => {
    expect(await refusal(await make())).toBe(code);
  });

  it("a file that takes too long", async () => {
    expect(await refusal(await docxOf("关于党课的通知"), 1)).toBe("too-slow");
  });
});
