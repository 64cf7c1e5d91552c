import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DomainError } from "#shared/errors.ts";
import { FILE_LIMIT } from "#shared/files/contracts.ts";
import { acceptFile } from "./accept-file.ts";

const text = (content: string) => new TextEncoder().encode(content);

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await acceptFile(bytes, name);
    return "accepted";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

/** A picture 40 wide and 20 high whose camera noted its model and that it lay on its side. */
const photo = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: "#aa3322" } })
    .withExif({ IFD0: { Make: "TestCamera", Model: "Telltale-9" }, IFD3: { GPSLatitude: "31/1 13/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe("acceptFile", () => {
  it("takes the camera's notes out of a picture and turns it upright", async () => {
    const taken = await photo();
    const before = await sharp(taken).metadata();
    expect(before.orientation).toBe(6);
    expect(taken.includes("Exif")).toBe(true);
    const { bytes, name, mediaType } = await acceptFile(taken, "会议.照片.JPG");
    expect([name, mediaType]).toEqual(["会议.照片.jpg", "image/jpeg"]);
    const after = await sharp(bytes).metadata();
    expect(after.exif).toBeUndefined();
    expect(after.orientation).toBeUndefined();
    expect([after.width, after.height]).toEqual([20, 40]);
    for (const tell of ["Exif", "Telltale", "TestCamera"]) expect(Buffer.from(bytes).includes(tell), tell).toBe(false);
  });

  it("goes by the content, whatever the name says", async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    expect(await acceptFile(png, "签到表.pdf")).toMatchObject({ name: "签到表.jpg", mediaType: "image/jpeg" });
    const pdf = text("%PDF-1.7\n%%EOF\n");
    expect(await acceptFile(pdf, "通知.txt")).toMatchObject({ mediaType: "application/pdf" });
    expect(await refusal(text("PK\u0003\u0004 no workbook"), "台账.xlsx")).toBe("file-type");
    expect(await refusal(text("MZ\u0090\u0000 a program"), "通知.pdf")).toBe("file-type");
  });

  it("takes plain text by its ending, and only if it is text", async () => {
    expect(await acceptFile(text("日期,名称\n"), "台账.CSV")).toMatchObject({ mediaType: "text/plain" });
    expect(await refusal(text("<p>页面</p>"), "页面.html")).toBe("file-type");
    expect(await refusal(new Uint8Array([65, 0, 66, 0]), "台账.csv")).toBe("file-type");
  });

  it("refuses nothing, too much, and a picture that is cut off", async () => {
    expect(await refusal(new Uint8Array(), "空.txt")).toBe("file-type");
    expect(await refusal(new Uint8Array(FILE_LIMIT + 1), "大.txt")).toBe("too-large");
    expect(await refusal((await photo()).subarray(0, 60), "坏.jpg")).toBe("file-type");
  });

  it("keeps a name from being a path", async () => {
    const { name } = await acceptFile(text("x"), "..\\..\\a/b\u0007.txt");
    expect(name).not.toMatch(/[\\/\p{Cc}]/u);
    expect((await acceptFile(text("x"), `${"长".repeat(300)}.txt`)).name).toHaveLength(120);
  });
});
