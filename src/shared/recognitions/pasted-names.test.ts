import { expect, it } from "vitest";
import { pastedLines, pastedName } from "./pasted-names.ts";

const read = (line: string) => {
  const { name, hints } = pastedName(line);
  return [name, ...hints];
};

it("reads a name and what stands behind it", () => {
  expect(read("赵示安")).toEqual(["赵示安"]);
  expect(read("赵示安　示例甲镇 支部书记")).toEqual(["赵示安", "示例甲镇", "支部书记"]);
  expect(read("赵示安（示例甲镇）")).toEqual(["赵示安", "示例甲镇"]);
  expect(read("赵示安,示例甲镇")).toEqual(["赵示安", "示例甲镇"]);
});

it("takes numbering away and two spaced characters together", () => {
  expect(read("1. 赵示安")).toEqual(["赵示安"]);
  expect(read("（2）赵示安")).toEqual(["赵示安"]);
  expect(read("3、赵 安　示例甲镇")).toEqual(["赵安", "示例甲镇"]);
  expect(read("4\t赵示安\t示例甲镇")).toEqual(["赵示安", "示例甲镇"]);
});

it("leaves out empty lines and those that are there twice", () => {
  expect(pastedLines("赵示安\r\n\n 赵示安 \n钱示宁\n")).toEqual(["赵示安", "钱示宁"]);
});
