import { describe, expect, it } from "vitest";
import { secrecyMarking } from "./secrecy.ts";

describe("a secrecy marking", () => {
  it.each([
    ["机密★10年", "机密★"],
    ["秘 密 ★ 5年", "秘 密 ★"],
    ["绝密☆长期", "绝密☆"],
    ["密级：秘密", "密级：秘密"],
    ["附件【机密】名单", "【机密】"],
    ["关于某事的通知(秘密).docx", "(秘密)"],
    ["会议纪要\n机密\n一、议题", "机密"],
    ["秘密 10 年", "秘密 10 年"],
  ])("is found in “%s”", (text, marking) => {
    expect(secrecyMarking(text)).toBe(marking);
  });

  it.each([
    "学习保守国家秘密法",
    "严守党的秘密，做好保密工作",
    "机密级计算机不得联网",
    "检查秘密载体管理情况",
    "以无记名投票方式进行秘密投票",
    "绝密文件一律不得进入本系统",
    "",
  ])("is not “%s”", (text) => {
    expect(secrecyMarking(text)).toBeNull();
  });
});
