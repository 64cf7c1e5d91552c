import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { countAttendance, daysBetween, describeChanges, requireSound, whyNotFile } from "./activity.ts";

const A = "00000000-0000-4000-8000-00000000000a";
const B = "00000000-0000-4000-8000-00000000000b";
const TODAY = "2026-11-20";

const sound: ActivityContent = {
  kinds: ["all_staff_meeting", "document_study"],
  orgs: [{ orgId: A, role: "host" }],
  title: "三月全体会议",
  heldOn: "2026-03-05",
  endsOn: null,
  startTime: "09:00",
  endTime: "10:30",
  place: "",
  chair: "",
  summary: "",
  themes: [],
  programmeId: null,
  groups: [],
  attendance: { mode: "headcount", expected: 10, present: 9 },
  guests: 0,
  guestsNote: "",
  files: [],
  fields: {},
};

const person = (personId: string, status: "present" | "late" | "excused" | "absent") => ({
  ...{ personId, orgId: A, status, note: "" },
});

function problemOf(change: Partial<ActivityContent>, state = "filed"): [string, string | undefined] | null {
  try {
    requireSound({ ...sound, ...change }, TODAY, state);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.field];
  }
}

describe("requireSound", () => {
  it.each<[string, Partial<ActivityContent>, string, string]>([
    ["no host", { orgs: [{ orgId: A, role: "participant" }] }, "invalid", "orgs"],
    [
      "an organisation twice",
      {
        orgs: [
          { orgId: A, role: "host" },
          { orgId: A, role: "guided" },
        ],
      },
      "invalid",
      "orgs",
    ],
    ["a kind twice", { kinds: ["seminar", "seminar"] }, "invalid", "kinds"],
    ["a day to come", { heldOn: "2026-11-21" }, "invalid", "heldOn"],
    ["an end before the beginning", { endsOn: "2026-03-04" }, "invalid", "endsOn"],
    ["an hour before the first", { endTime: "08:59" }, "invalid", "endTime"],
    [
      "more present than expected",
      { attendance: { mode: "headcount", expected: 8, present: 9 } },
      "invalid",
      "attendance",
    ],
    [
      "a person twice",
      { attendance: { mode: "names", people: [person(A, "present"), person(A, "late")] } },
      "invalid",
      "attendance",
    ],
    ["a marked title", { title: "机密★一年" }, "secret-marking", "title"],
    [
      "a marked note on somebody",
      { attendance: { mode: "names", people: [{ ...person(A, "excused"), note: "【机密】" }] } },
      "secret-marking",
      "attendance",
    ],
    ["a marked summary", { summary: "要点\n密级：秘密" }, "secret-marking", "summary"],
  ])("refuses %s", (_, change, code, field) => {
    expect(problemOf(change)).toEqual([code, field]);
  });

  it.each<[string, Partial<ActivityContent>, string]>([
    ["what is complete", {}, "filed"],
    ["a plan for tomorrow", { heldOn: "2026-11-21" }, "planned"],
    ["today", { heldOn: TODAY }, "held"],
    ["an end in the morning of another day", { endsOn: "2026-03-06", endTime: "08:00" }, "filed"],
    [
      "a head count of which the expected is not known",
      { attendance: { mode: "headcount", expected: null, present: 9 } },
      "filed",
    ],
    ["talk about keeping secrets", { summary: "学习保守国家秘密法" }, "filed"],
  ])("accepts %s", (_, change, state) => {
    expect(problemOf(change, state)).toBeNull();
  });
});

describe("whyNotFile", () => {
  const meeting = { mainKind: "all_staff_meeting", attendanceMode: "headcount", heldOn: "2026-03-05" };

  it("asks for attendance where the kind expects somebody, and for the day to have come", () => {
    expect(whyNotFile(meeting, TODAY)).toBeNull();
    expect(whyNotFile({ ...meeting, attendanceMode: "none" }, TODAY)).toContain("出勤");
    expect(whyNotFile({ ...meeting, mainKind: "theory_group", attendanceMode: "none" }, TODAY)).toBeNull();
    expect(whyNotFile({ ...meeting, heldOn: "2026-11-21" }, TODAY)).toContain("晚于今天");
  });
});

describe("countAttendance", () => {
  it("counts the late as present, everybody named as expected", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("present", "late", "excused", "absent")), (statuses) => {
        const people = statuses.map((status) => person(B, status));
        const came = statuses.filter((status) => status === "present" || status === "late").length;
        expect(countAttendance({ mode: "names", people })).toEqual({ expected: statuses.length, present: came });
      }),
    );
  });

  it("says null, not nought, where nothing was taken down", () => {
    expect(countAttendance({ mode: "none" })).toEqual({ expected: null, present: null });
  });
});

describe("describeChanges", () => {
  it("says nothing of the same, whatever the order of people, organisations and files", () => {
    const orgs = [
      { orgId: A, role: "host" as const },
      { orgId: B, role: "guided" as const },
    ];
    const people = [person(A, "present"), person(B, "late")];
    const before = { ...sound, orgs, attendance: { mode: "names" as const, people } };
    const after = {
      ...before,
      orgs: orgs.toReversed(),
      attendance: { mode: "names" as const, people: people.toReversed() },
    };
    expect(describeChanges(before, after)).toEqual([]);
  });

  it("quotes short fields and only names long ones", () => {
    const after = { ...sound, heldOn: "2026-03-06", summary: "补充", attendance: { mode: "none" as const } };
    expect(describeChanges(sound, after)).toEqual(["日期由“2026-03-05”改为“2026-03-06”", "内容", "出勤"]);
    expect(describeChanges(sound, { ...sound, startTime: null })).toEqual(["开始时间由“09:00”改为“”"]);
  });

  it("notices another main kind, though the kinds are the same", () => {
    const after = { ...sound, kinds: ["document_study" as const, "all_staff_meeting" as const] };
    expect(describeChanges(sound, after)).toEqual(["活动类型"]);
  });
});

it("daysBetween counts calendar days", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2026-03-05", "2026-03-04")).toBe(-1);
});
