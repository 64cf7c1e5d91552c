import { describe, expect, it } from "vitest";
import { fieldProblem, fieldsProblem, keptTooMuch, valuesOf } from "./field-values.ts";
import { ACTIVITY_KINDS, kindField, kindFields } from "./kinds.ts";

const field = (id: string) => kindField(id)!;

it("says what is wrong with a value", () => {
  expect(fieldProblem(field("needs_raised"), 12)).toBeNull();
  expect(fieldProblem(field("needs_raised"), 1.5)).toBe("“提出需求”应为整数");
  expect(fieldProblem(field("needs_raised"), -1)).toBe("“提出需求”应在 0 至 10000 之间");
  expect(fieldProblem(field("needs_raised"), "12")).toBe("“提出需求”应为数字");
  expect(fieldProblem(field("study_hours"), 1.5)).toBeNull();
  expect(fieldProblem(field("study_hours"), 1.55)).toBe("“学时”最多一位小数");
  expect(fieldProblem(field("stage"), "决赛")).toBe("“赛程”应为：初赛、复赛、半决赛");
  expect(fieldProblem(field("speaker"), "讲".repeat(201))).toBe("“主讲人”最多 200 字");
  expect(fieldProblem(field("decisions"), 3)).toBe("“议定事项”应为文字");
});

it("knows which kinds have a field, and keeps what the kinds have", () => {
  expect(fieldsProblem(["salon"], { needs_raised: 3 })).toBeNull();
  expect(fieldsProblem(["service"], { needs_raised: 3 })?.reason).toContain("志愿服务没有");
  expect(valuesOf(["service"], { needs_raised: 3, people_served: 4 })).toEqual({ people_served: 4 });
});

it("asks for nothing twice: labels and headings of fields and kinds are distinct", () => {
  const headings = kindFields().flatMap(({ label, synonyms }) => [label, ...synonyms]);
  expect(headings.filter((one, index) => headings.indexOf(one) !== index)).toEqual([]);
  const names = ACTIVITY_KINDS.flatMap((kind) => [...new Set([kind.name, ...kind.synonyms])]);
  expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
  for (const { phrase } of ACTIVITY_KINDS) expect(phrase).toMatch(/\{n\}/);
});

describe("talks and reminders", () => {
  const bare = {
    ...{ kinds: ["heart_talk"], title: "谈心谈话", startTime: null, endTime: null, endsOn: null, place: "", chair: "" },
    ...{ summary: "", themes: ["一个主题"], groups: [], guests: 0, guestsNote: "", files: [], fields: {} },
    attendance: { mode: "names", people: [{ note: "" }, { note: "" }] },
  };
  const reminder = { ...bare, kinds: ["reminder"], title: "提醒谈话", themes: [], attendance: { mode: "none" } };

  it("keep date, pair and theme; only that it took place", () => {
    expect(keptTooMuch(bare)).toBeNull();
    expect(keptTooMuch(reminder)).toBeNull();
    expect(keptTooMuch({ ...bare, kinds: ["seminar"], title: "随便", summary: "内容" })).toBeNull();
  });

  it.each([
    ["title", { title: "就某事谈话" }],
    ["summary", { summary: "谈了工作" }],
    ["place", { place: "办公室" }],
    ["chair", { chair: "某人" }],
    ["startTime", { startTime: "09:00" }],
    ["guests", { guests: 1 }],
    ["guestsNote", { guestsNote: "某人" }],
    ["files", { files: [{}] }],
    ["groups", { groups: ["一队"] }],
    ["kinds", { kinds: ["heart_talk", "seminar"] }],
    ["attendance", { attendance: { mode: "names", people: [{ note: "" }] } }],
    ["attendance", { attendance: { mode: "names", people: [{ note: "谈了工作" }, { note: "" }] } }],
    ["attendance", { attendance: { mode: "headcount" } }],
  ])("refuse %s", (named, change) => {
    expect(keptTooMuch({ ...bare, ...change })?.field).toBe(named);
  });

  it.each([
    ["themes", { themes: ["主题"] }],
    ["attendance", { attendance: bare.attendance }],
  ])("of a reminder, %s as well", (named, change) => {
    expect(keptTooMuch({ ...reminder, ...change })?.field).toBe(named);
  });
});
