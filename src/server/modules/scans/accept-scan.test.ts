import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import JSZip from "jszip";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DomainError } from "#shared/errors.ts";
import { sheetsPdf } from "../../../../test/support/scan-scene.ts";
import { acceptScan } from "./accept-scan.ts";

async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const { mediaType, pages } = await acceptScan(bytes, name);
    return `${mediaType} ${pages}`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.message;
  }
}

async function locked(userPassword: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await sheetsPdf([null]));
  pdf.encrypt({ userPassword, ownerPassword: "owner" });
  return pdf.save();
}

async function pagesOf(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < count; page += 1) pdf.addPage([595, 842]);
  return pdf.save();
}

/** The fonts that every reader has know no Chinese: a text layer is written as text recognition writes it. */
async function layered(text: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  const hex = [...text].map((one) => one.codePointAt(0)!.toString(16).padStart(4, "0")).join("");
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`;
  const font = pdf.context.obj({
    ...{ Type: "Font", Subtype: "Type0", BaseFont: "Song", Encoding: "Identity-H" },
    ToUnicode: pdf.context.register(pdf.context.flateStream(map)),
    DescendantFonts: [
      {
        Type: "Font",
        Subtype: "CIDFontType2",
        BaseFont: "Song",
        CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
      },
    ],
  });
  page.node.setFontDictionary(PDFName.of("F1"), pdf.context.register(font));
  page.node.set(
    PDFName.of("Contents"),
    pdf.context.register(pdf.context.stream(`BT /F1 12 Tf 3 Tr 60 760 Td <${hex}> Tj ET`)),
  );
  return pdf.save();
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#fff" }, limitInputPixels: false });

describe("a scan that is brought", () => {
  it("is taken when it opens, with the number of its pages", async () => {
    expect(await outcome("一沓.pdf", await sheetsPdf([null, null]))).toBe("application/pdf 2");
    expect(await outcome("照片.png", await picture(800, 1200).png().toBuffer())).toBe("image/jpeg 1");
    expect(await outcome("限制打印.pdf", await locked(""))).toBe("application/pdf 1");
  });

  it("is refused by its name and with what to do", async () => {
    expect(await outcome("加密.pdf", await locked("secret"))).toBe(
      "“加密.pdf”设有打开密码，无法识别。请用打开它的软件去掉密码后另存，再上传",
    );
    const whole = await sheetsPdf([null]);
    const damaged = "不完整或已损坏，打不开。请重新扫描，或重新从扫描仪取得文件后再上传";
    expect(await outcome("断开.pdf", whole.subarray(0, 900))).toBe(`“断开.pdf”${damaged}`);
    expect(await outcome("空的.pdf", new Uint8Array())).toBe(`“空的.pdf”${damaged}`);
    const tiff = await picture(200, 300).tiff().toBuffer();
    expect(await outcome("传真.tif", tiff)).toContain(
      "“传真.tif”是 TIFF 图片，无法识别。请把扫描仪的保存格式改为 PDF 或 JPG",
    );
    const heic = Buffer.concat([Buffer.from("0000001866747970686569630000000068656963", "hex"), Buffer.alloc(64)]);
    expect(await outcome("手机.heic", heic)).toContain("“手机.heic”是 HEIC 图片，无法识别");
    const zip = await new JSZip().file("a.pdf", "x").generateAsync({ type: "uint8array" });
    expect(await outcome("打包.zip", zip)).toBe("“打包.zip”是压缩包。请解压后直接选择里面的 PDF 或图片");
    expect(await outcome("说明.txt", Buffer.from("说明"))).toBe("“说明.txt”不是扫描件。请上传 PDF，或 JPG、PNG 图片");
    expect(await outcome("巨幅.png", await picture(16_000, 8_000).png().toBuffer())).toContain(
      "“巨幅.png”已损坏或过大",
    );
    expect(await outcome("过大.pdf", Buffer.alloc(51 * 1024 * 1024))).toContain("“过大.pdf”超过 50 MB");
  });

  it("is refused for a secrecy marking in its text", async () => {
    expect(await outcome("附层.pdf", await layered("签到表"))).toBe("application/pdf 1");
    expect(await outcome("附层.pdf", await layered("机密★"))).toContain("内容带有密级标志“机密★”");
  });

  it("may have two thousand pages; whether they fit is a matter of the batch", async () => {
    expect(await outcome("年册.pdf", await pagesOf(2000))).toBe("application/pdf 2000");
  });
});
