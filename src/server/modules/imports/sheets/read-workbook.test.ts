import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readWorkbook, readWorkbookInWorker } from "./index.ts";

const workbookOf = (...sheets: WriteSheet[]) => writeXlsx({ sheets });
const texts = (rows: { text: string }[][]) => rows.map((row) => row.map((cell) => cell.text));

test("cells keep their kind, dates at the precision that is shown", async () => {
  const bytes = await workbookOf({
    name: "台账",
    rows: [["主题", 28, true, null, 0.1 + 0.2, 110101199001011000]],
    cells: new Map([
      ["1,0", { value: 46086, style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
      ["1,1", { value: 46086.375, style: { numFmt: "yyyy/m/d h:mm" } }],
      ["1,2", { value: 0.375, style: { numFmt: "h:mm" } }],
      ["1,3", { value: 46086, style: { numFmt: 'yyyy"年"m"月"' } }],
      ["1,4", { value: 46086, style: { numFmt: 'm"月"d"日"' } }],
    ]),
  });
  const { sheets, format } = await readWorkbook(bytes, "台账.xlsx");
  expect(format).toBe("xlsx");
  expect(sheets[0]?.rows).toEqual([
    [
      { text: "主题", kind: "text" },
      { text: "28", kind: "number", number: 28 },
      { text: "是", kind: "boolean" },
      { text: "", kind: "empty" },
      { text: "0.3", kind: "number", number: 0.1 + 0.2 },
      { text: "110101199001011008", kind: "number", number: 110101199001011000 },
    ],
    [
      { text: "2026-03-05", kind: "date", date: "2026-03-05" },
      { text: "2026-03-05 09:00", kind: "date", date: "2026-03-05T09:00" },
      { text: "09:00", kind: "date", date: "T09:00" },
      { text: "2026-03", kind: "date", date: "2026-03" },
      { text: "2026-03-05", kind: "date", date: "2026-03-05" },
    ],
  ]);
});

test("a merged value is spread over its area, and an area wider than the table is cut", async () => {
  const bytes = await workbookOf({
    name: "一",
    rows: [
      ["出席情况", null, null],
      ["应到", "实到", "缺席"],
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 500 }],
  });
  const sheet = (await readWorkbook(bytes, "a.xlsx")).sheets[0];
  expect(texts(sheet?.rows ?? [])).toEqual([
    ["出席情况", "出席情况", "出席情况"],
    ["应到", "实到", "缺席"],
  ]);
  expect(sheet?.rows[0]?.map((cell) => cell.covered ?? false)).toEqual([false, true, true]);
  expect(sheet?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 500 }]);
});

test("hidden sheets are read and marked", async () => {
  const bytes = await workbookOf(
    { name: "一", rows: [["甲"]] },
    { name: "二", rows: [["乙"]], hidden: true },
    { name: "三", rows: [["丙"]], veryHidden: true },
  );
  const { sheets } = await readWorkbook(bytes, "a.xlsx");
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["一", false],
    ["二", true],
    ["三", true],
  ]);
});

const CSV = '日期,主题,地点\n2026.3.5,"学习""两会""精神,\n交流",一楼\n';
const CSV_ROWS = [
  ["日期", "主题", "地点"],
  ["2026.3.5", '学习"两会"精神,\n交流', "一楼"],
];

/** The GB18030 bytes of a text, found by asking the decoder about every two-byte sequence once. */
function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((c) => (c < "\u0080" ? [c.charCodeAt(0)] : (codes.get(c) ?? []))));
}

function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

test.each([
  ["UTF-8", new TextEncoder().encode(CSV)],
  ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${CSV}`)],
  ["GB18030", encodeGb18030(CSV)],
  ["UTF-16LE", encodeUtf16(CSV, false)],
  ["UTF-16BE", encodeUtf16(CSV, true)],
  ["CRLF", new TextEncoder().encode(CSV.replaceAll("\n", "\r\n"))],
  ["semicolons", new TextEncoder().encode('日期;主题;地点\n2026.3.5;"学习""两会""精神,\n交流";一楼')],
  ["tabs", new TextEncoder().encode('日期\t主题\t地点\n2026.3.5\t"学习""两会""精神,\n交流"\t一楼')],
  ["a sep line", new TextEncoder().encode('sep=;\n日期;主题;地点\n2026.3.5;"学习""两会""精神,\n交流";一楼')],
])("csv in %s", async (_, bytes) => {
  const { sheets, format } = await readWorkbook(bytes, "2026年台账.csv");
  expect(format).toBe("csv");
  expect(sheets.map((sheet) => sheet.name)).toEqual(["2026年台账"]);
  expect(texts(sheets[0]?.rows ?? [])).toEqual(CSV_ROWS);
});

test("a workbook is recognised by its content under any name", async () => {
  const bytes = await workbookOf({ name: "一", rows: [["甲"]] });
  expect((await readWorkbook(bytes, "台账.xls")).format).toBe("xlsx");
  expect((await readWorkbook(new TextEncoder().encode("甲,乙"), "台账.xlsx")).format).toBe("csv");
});

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole2With = (stream: string) =>
  Uint8Array.from([...OLE2, ...new Uint8Array(600), ...Buffer.from(stream, "utf16le")]);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const zipOf = (...names: string[]) =>
  names.reduce((zip, name) => zip.file(name, "x"), new JSZip()).generateAsync({ type: "uint8array" });

test.each<[string, string, string, () => Promise<Uint8Array> | Uint8Array]>([
  ["an .xls", "台账.xls", "old-format", () => ole2With("Workbook")],
  ["an .et", "台账.et", "old-format", () => ole2With("ETExtData")],
  ["an .xls under another name", "台账.xlsx", "old-format", () => ole2With("Workbook")],
  ["text named .et", "台账.et", "old-format", () => latin("a,b")],
  ["a web page named .xls", "台账.xls", "old-format", () => latin("<html><table>")],
  ["an .xlsb", "a.xlsb", "old-format", () => zipOf("[Content_Types].xml", "xl/workbook.bin")],
  ["an .ods", "a.ods", "old-format", () => zipOf("mimetype", "content.xml")],
  ["an encrypted container", "a.xlsx", "encrypted", () => ole2With("EncryptedPackage")],
  [
    "a workbook with a password",
    "a.xlsx",
    "encrypted",
    () => writeXlsx({ sheets: [{ name: "一", rows: [["甲"]] }], encryption: { password: "x", spinCount: 10 } }),
  ],
  [
    "macros",
    "a.xlsm",
    "macros",
    () => writeXlsx({ sheets: [{ name: "一", rows: [["甲"]] }], vbaProject: Uint8Array.of(1, 2, 3) }),
  ],
  ["a PDF", "a.xlsx", "other-format", () => latin("%PDF-1.7")],
  ["a photo", "a.xlsx", "other-format", () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1)],
  ["a .docx", "a.docx", "other-format", () => zipOf("[Content_Types].xml", "word/document.xml")],
  ["a .doc", "a.doc", "other-format", () => ole2With("WordDocument")],
  ["an archive", "a.zip", "other-format", () => zipOf("a.xlsx")],
  ["binary without a known form", "a.csv", "unknown", () => Uint8Array.of(0, 1, 2, 3, 4, 5)],
  ["text in no known encoding", "a.csv", "encoding", () => Uint8Array.of(0x61, 0xff, 0xff, 0x80)],
  ["no bytes", "a.csv", "empty", () => new Uint8Array()],
  ["no content", "a.xlsx", "empty", () => workbookOf({ name: "一", rows: [[null, " "]] })],
  ["a zip without parts", "a.xlsx", "damaged", () => zipOf("[Content_Types].xml", "xl/workbook.xml")],
])("refuses %s", async (_, name, code, make) => {
  const refusal = expect.objectContaining({ name: "SheetRefusal", code, message: expect.stringMatching(/请/) });
  await expect(readWorkbook(await make(), name)).rejects.toEqual(refusal);
});

test("the refusals of other software's files say how to save them", async () => {
  await expect(readWorkbook(ole2With("Workbook"), "a.et")).rejects.toThrow(
    "请在 WPS 或 Excel 中打开后选择“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。",
  );
});

test("every cut of a workbook is refused as damaged, in the worker as well", async () => {
  const bytes = await workbookOf({ name: "一", rows: [["甲", "乙"]] });
  const damaged = expect.objectContaining({ name: "SheetRefusal", code: "damaged" });
  for (const part of [0.1, 0.5, 0.9, 0.99]) {
    await expect(readWorkbook(bytes.slice(0, bytes.length * part), "a.xlsx")).rejects.toEqual(damaged);
  }
  await expect(readWorkbookInWorker(bytes.slice(0, bytes.length / 2), "a.xlsx")).rejects.toEqual(damaged);
});

/** Rewrites the size that the central directory declares for an entry, in place. */
function declareSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const buffer = Buffer.from(bytes);
  for (let at = buffer.indexOf("PK\x01\x02", "latin1"); at >= 0; at = buffer.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const length = buffer.readUInt16LE(at + 28);
    if (buffer.toString("utf8", at + 46, at + 46 + length) === name) buffer.writeUInt32LE(size, at + 24);
  }
  return new Uint8Array(buffer);
}

test("a zip bomb is refused before it is unpacked, also if its directory lies", async () => {
  const bytes = await workbookOf({ name: "一", rows: [["甲".repeat(5_000)]] });
  const sheet = "xl/worksheets/sheet1.xml";
  const refused = (code: string) => expect.objectContaining({ name: "SheetRefusal", code });
  await expect(readWorkbook(declareSize(bytes, sheet, 600 * 1024 * 1024), "a.xlsx")).rejects.toEqual(
    refused("zip-bomb"),
  );
  await expect(readWorkbook(declareSize(bytes, sheet, 10), "a.xlsx")).rejects.toEqual(refused("damaged"));
  await expect(readWorkbook(declareSize(bytes, sheet, 0), "a.xlsx")).rejects.toEqual(refused("damaged"));
});

test("refuses more rows, columns or area than the limits, naming the number", async () => {
  const rows = Array.from({ length: 200_001 }, () => "a").join("\n");
  await expect(readWorkbook(new TextEncoder().encode(rows), "a.csv")).rejects.toThrow("200,001 行");
  const wide = await workbookOf({ name: "宽表", rows: [Array.from({ length: 201 }, () => "a")] });
  await expect(readWorkbook(wide, "a.xlsx")).rejects.toThrow("工作表“宽表”有内容的列到了第 201 列");
  const far = await workbookOf({ name: "一", rows: [["a"]], cells: new Map([["900000,900", { value: "b" }]]) });
  await expect(readWorkbook(far, "a.xlsx")).rejects.toEqual(expect.objectContaining({ code: "too-wide-area" }));
});

test("the worker gives the same workbook, in whole over several portions", async () => {
  const rows = Array.from({ length: 4_500 }, (_, index) => [`第${index}行`, index, null, "末"]);
  const bytes = await workbookOf({ name: "一", rows }, { name: "二", rows: [["甲"]], hidden: true });
  expect(await readWorkbookInWorker(bytes, "a.xlsx")).toEqual(await readWorkbook(bytes, "a.xlsx"));
  expect(bytes.byteLength).toBeGreaterThan(0);
});
