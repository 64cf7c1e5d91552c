import { describe, expect, it } from "vitest";
import { findings } from "./findings-of.ts";

const found = findings(["people"], {
  people: [
    { name: "张示例", posts: ["组织委员"], org: "示例街道党工委" },
    { name: "李明示", posts: ["党工委书记"], org: "示例街道" },
    { name: "王例", posts: ["支部书记"], org: "示例社区" },
    { name: "赵同名", posts: ["科长"], org: "甲科" },
    { name: "赵同名", posts: ["主任"], org: "乙社区" },
    { name: "钱未定", posts: [], org: "示例街道" },
    { name: "孙示部", posts: ["区委组织部部长"], org: "示例区委" },
    { name: "高峰", posts: ["副主任"], org: "示例社区" },
  ],
});

describe("a name that does not fit its post", () => {
  it.each([
    ["宣传委员张示例，", ["people.post 宣传委员张示例"]],
    ["区委宣传部长孙示部出席。", ["people.post 宣传部长孙示部"]],
    ["街道党工委书记张示例主持会议。", ["people.post 书记张示例"]],
    ["区委组织部部长李明示出席。", ["people.post 组织部部长李明示"]],
    ["党工委书记李明是出席。", ["people.name 李明是"]],
    ["示例街道党工委书记李鸣示讲话", ["people.name 李鸣示"]],
    ["党支部副书记王例，", ["people.post 副书记王例"]],
    ["社区主任王例，参加", ["people.post 主任王例"]],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe("a name that fits, or of which nobody can tell", () => {
  it.each([
    "组织委员张示例主持会议。",
    "示例街道党工委书记李明示讲话。",
    "支部书记王例同志带队。",
    "时任党工委书记张示例主持。",
    "原科长李明示到会。",
    "科长赵同名、主任赵同名参加。",
    "部长钱未定参加。",
    "书记、组织委员张示例参加。",
    "书记高峰论坛发言",
    "主任李明示范带头",
    "党工委书记陈某某出席。",
    "支部书记李明示例讲解",
    "书记李明出席",
    "党工委书记李明带队走访",
    "张示例当选书记。",
    "区委组织部长孙示部出席。",
    "组织部部长孙示部，",
    "副主任高峰，",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
