import { expect, it } from "vitest";
import { figureDefinition } from "./definition.ts";
import { definitionPart, foldDefinitions } from "./fold-definitions.ts";
import { type FigureSpec, figureSpec } from "./spec.ts";

const period = { from: "2026-01-01", to: "2026-06-30" };
const names = { org: "示例区委组织部", themes: [], programme: null };
const spec = figureSpec.parse({
  metric: "occasions",
  org: "00000000-0000-4000-8000-000000000001",
  kinds: ["all_staff_meeting"],
});

const row = (label: string, given: Partial<FigureSpec> = {}) => ({
  label,
  definition: figureDefinition({ ...spec, ...given }, names, period, "2026-06-30", "2026-06-30"),
});

it("says once what definitions share, and leaves each what is its own", () => {
  const given = [row("甲"), row("乙", { role: "participant" }), row("丙", { metric: "attendances" })];
  const { shared, own } = foldDefinitions(given);
  expect(shared.filter((part) => part.startsWith("统计指标："))).toHaveLength(2);
  expect(shared.at(-1)).toMatch(/^统计期间：2026年1月1日至6月30日/);
  expect(own).toEqual(["身份：主办", "身份：参加", "身份：主办"]);
});

it("does not repeat the kinds that the label names", () => {
  const lecture = { kinds: ["party_lecture"] };
  const { own } = foldDefinitions([
    row("全体干部会议 · 次数"),
    row("党课 · 次数", lecture),
    row("另一个名称", lecture),
  ]);
  expect(own).toEqual(["", "", "活动范围：党课"]);
});

it("leaves a single definition, and one in other words, whole", () => {
  const single = row("全体干部会议 · 次数");
  expect(foldDefinitions([single])).toEqual({ shared: [], own: [single.definition] });
  const other = { label: "甲", definition: "甲；乙" };
  expect(foldDefinitions([other, other])).toEqual({ shared: [], own: ["甲；乙", "甲；乙"] });
});

it("finds a part by its name", () => {
  expect(definitionPart(row("").definition, "组织范围")).toMatch(/^示例区委组织部本级及内设科室/);
  expect(definitionPart("别的话", "统计期间")).toBe("");
});
