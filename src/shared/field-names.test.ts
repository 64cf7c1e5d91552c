import { expect, it } from "vitest";
import { fieldName } from "./field-names.ts";

it("says a field in the words of the pages, with its place in a list", () => {
  expect(
    ["title", "columns.1.label", "recipients.0", "lines.11.heldOn", "commandId", "constructor", "fields.x"].map(
      fieldName,
    ),
  ).toEqual(["标题", "第 2 列 列名", "第 1 项收表单位", "第 12 行 日期", "", "", "填写项"]);
});
