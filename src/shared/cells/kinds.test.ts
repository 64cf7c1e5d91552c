import { expect, test } from "vitest";
import { readKinds } from "./kinds.ts";

const KINDS = [
  { id: "meeting", names: ["支部党员大会", "党员大会"] },
  { id: "committee", names: ["支部委员会会议", "支委会"] },
  { id: "group", names: ["党小组会"] },
  { id: "lecture", names: ["党课"] },
  { id: "life", names: ["组织生活会"] },
  { id: "theme-day", names: ["主题党日", "主题党日活动"] },
];

test.each([
  ["党员大会", ["meeting"]],
  ["支 委 会", ["committee"]],
  ["一、支部党员大会", ["meeting"]],
  ["（二）支委会", ["committee"]],
  ["第三季度支部党员大会", ["meeting"]],
  ["党小组", ["group"]],
  ["党员大会、党课", ["meeting", "lecture"]],
  ["党课+主题党日", ["lecture", "theme-day"]],
  ["主题党日暨党课", ["theme-day", "lecture"]],
  ["主题党日活动党课", ["theme-day", "lecture"]],
])("%s", (text, ids) => {
  expect(readKinds(text, KINDS)).toEqual({ ids, unknown: [], near: [] });
});

test("what is unknown is listed, with the nearest kinds", () => {
  expect(readKinds("组织生活大会", KINDS)).toEqual({
    ids: [],
    unknown: ["组织生活大会"],
    near: ["组织生活会"],
  });
  expect(readKinds("党员大会、茶话会", KINDS)).toEqual({ ids: ["meeting"], unknown: ["茶话会"], near: [] });
  expect(readKinds("xyz", KINDS)).toEqual({ ids: [], unknown: ["xyz"], near: [] });
});
