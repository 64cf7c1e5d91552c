import { describe, expect, it } from "vitest";
import { figureText } from "#shared/report/figure-text.ts";
import { formLike, surfaceChoices } from "./figure-surface.ts";

describe("how a figure is written", () => {
  it("carries the sign of a rate, and shows a gap as a gap", () => {
    expect(figureText(98.3, "arabic", "attendance_rate")).toBe("98.3%");
    expect(figureText(9, "chinese", "occasions")).toBe("九");
    expect(figureText(1234, "over", "attendances")).toBe("1200余");
    expect(figureText(null, "arabic", "occasions")).toBe("〔缺数据〕");
  });

  it("offers only forms that differ", () => {
    expect(surfaceChoices(9, "occasions").map(({ text }) => text)).toEqual(["9", "九", "近10"]);
    expect(surfaceChoices(98, "occasions").map(({ text }) => text)).toEqual(["98", "九十八", "90余", "近100"]);
    expect(surfaceChoices(null, "occasions")).toEqual([{ form: "arabic", text: "〔缺数据〕" }]);
  });

  it("keeps the writer's form where it is true of the value", () => {
    expect(formLike("九", 9, "occasions")).toBe("chinese");
    expect(formLike("150余", 156, "occasions")).toBe("over");
    expect(formLike("近100", 98, "occasions")).toBe("near");
    expect(formLike("98.3%", 98.3, "attendance_rate")).toBe("arabic");
    expect(formLike("八", 9, "occasions")).toBe("arabic");
  });
});
