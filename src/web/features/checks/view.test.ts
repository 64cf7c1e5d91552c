import { expect, test } from "vitest";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import type { Point } from "./points.ts";
import { choicesOf, isShown, type View } from "./view.ts";

const point = (id: string, sort: Point["sort"], tone: Point["tone"], hidden = false): Point => ({
  ...{ id, sort, index: 0, finding: null, start: 0, end: 2, tone, open: tone !== "hint", hidden, note: "" },
});

const POINTS = [
  point("c0", "claim", "differs"),
  point("q0", "citation", "hint", true),
  point("f0", "finding", "hint", true),
  point("f1", "finding", "hint"),
  point("f2", "finding", "error"),
];

const shown = (view: Partial<View>) =>
  POINTS.filter((one) => isShown(one, { filter: null, hints: false, ...view })).map(({ id }) => id);

test("matters of style stand there when one asks for them, or when the district wants them", () => {
  expect(shown({})).toEqual(["c0", "f1", "f2"]);
  expect(shown({ hints: true })).toEqual(["c0", "q0", "f0", "f1", "f2"]);
  expect(shown({ filter: "hint" })).toEqual(["f1"]);
  expect(shown({ filter: "hint", hints: true })).toEqual(["q0", "f0", "f1"]);
});

test("each kind is offered with as many places as it would show", () => {
  const offered = (hints: boolean) =>
    choicesOf({ coverage: null } as CheckDetail, POINTS, hints).map(({ name, count }) => `${name} ${count}`);
  expect(offered(false)).toEqual(["不一致 1", "文字错误 1", "文体提示 1"]);
  expect(offered(true)).toEqual(["不一致 1", "文字错误 1", "文体提示 3"]);
});
