import { describe, expect, it } from "vitest";
import { cancelActivity } from "#server/modules/activities/index.ts";
import { reportTasks } from "#server/modules/reports/index.ts";
import { issuedReport } from "../../../../test/support/issued-report.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { returnedFindings, returnedReport } from "./returned-report.ts";

const TITLE = "党建工作简报";
const TEXT = "一、主要工作\n本期召开全体干部会议9次。\n二、参与情况\n各类活动参加72人次，总体出勤率80%。";
const YEAR = { from: "2026-01-01", to: "2026-12-31" };

/** A department with nine meetings this year and three last year, of which reports may be issued. */
async function department() {
  const world = await makeWorld();
  const org = await world.org("department", world.root, "测试部");
  const meetings: string[] = [];
  for (const heldOn of ["2025-03-03", "2025-04-04", "2025-05-05", ...months()])
    meetings.push(await world.activity({ orgs: [{ orgId: org, role: "host" }], heldOn, title: `会议${heldOn}` }));
  return { world, org, meetings };
}

const months = () => Array.from({ length: 9 }, (_, index) => `2026-0${index + 1}-10`);

const issue = (world: World, orgId: string, year: 2025 | 2026) => issuedReport(world, { orgId, year, title: TITLE });

const returned = (world: World, text: string, period = YEAR, title = TITLE) =>
  world.run((tx) => returnedReport(tx, world.system, `${title}\n\n${text}`, period));

/** Each figure of what came back: [what was issued, what stands there now, what became of it]. */
async function seen(world: World, text: string) {
  const report = await returned(world, text);
  return report?.figures.map(({ issued, now, state, stale }) => [issued, now, state, stale]);
}

describe("an issued report that comes back as a draft", () => {
  it("is known by its title, broken over lines or not, and nothing is said of what is the same", async () => {
    const { world, org } = await department();
    const id = await issue(world, org, 2026);
    const report = await returned(world, TEXT);
    expect(report).toMatchObject({ reportId: id, title: TITLE, issuedAt: world.system.at.toISOString() });
    expect(report?.figures.map(({ label, issued, state }) => [label, issued, state])).toEqual([
      ["本期召开全体干部会议", "9次", "same"],
      ["各类活动参加", "72人次", "same"],
      ["总体出勤率", "80%", "same"],
    ]);
    expect(returnedFindings(report!)).toEqual([]);
    expect(await returned(world, TEXT, YEAR, "党建工作\n　简报")).toEqual({
      ...report,
      figures: report?.figures.map((figure) => ({ ...figure, start: figure.start + 2 })),
    });
    expect(await returned(world, TEXT, YEAR, "工作总结")).toBe(null);
  });

  it("has a number that was changed, and where", async () => {
    const { world, org } = await department();
    await issue(world, org, 2026);
    const text = TEXT.replace("9次", "19次");
    const report = await returned(world, text);
    expect(returnedFindings(report!)).toEqual([
      {
        ...{ rule: "returned.changed", severity: "error", suggestion: "9次", fix: null },
        ...{ start: TITLE.length + 2 + text.indexOf("19次"), length: 3 },
        message: "印发的《党建工作简报》中“本期召开全体干部会议”是“9次”，这里改成了“19次”",
      },
    ]);
  });

  it("is compared sentence by sentence, wherever a sentence stands, in whatever numerals", async () => {
    const { world, org } = await department();
    await issue(world, org, 2026);
    const [, meetings, , people] = TEXT.split("\n");
    expect(await seen(world, `${people}\n新写的一段话，走访企业15家。\n${meetings}`)).toEqual([
      ["9次", "9次", "same", null],
      ["72人次", "72人次", "same", null],
      ["80%", "80%", "same", null],
    ]);
    expect(await seen(world, TEXT.replace("72人次", "７２人次"))).toEqual([
      ["9次", "9次", "same", null],
      ["72人次", "７２人次", "same", null],
      ["80%", "80%", "same", null],
    ]);
  });

  it("lacks a number that is gone", async () => {
    const { world, org } = await department();
    await issue(world, org, 2026);
    const report = await returned(world, TEXT.replace("，总体出勤率80%", ""));
    expect(returnedFindings(report!)).toEqual([
      {
        ...{ rule: "returned.missing", severity: "warning", suggestion: null, fix: null, start: 0, length: 0 },
        message: "印发的《党建工作简报》中“总体出勤率80%”，这里没有了",
      },
    ]);
  });

  it("tells numbers that the records have left behind from numbers that were changed", async () => {
    const { world, org, meetings } = await department();
    await issue(world, org, 2026);
    world.clock.set("2026-11-25T10:00:00+08:00");
    const later = { ...world.system, at: world.clock.now() };
    const last = meetings.at(-1)!;
    await world.run((tx) => cancelActivity(tx, later, last, { revision: 1, reason: "重复登记" }));
    await reportTasks(world.deps)["recheck-reports"]!({ district: world.district, activity: last });
    const text = TEXT.replace("72人次", "71人次");
    expect(await seen(world, text)).toEqual([
      ["9次", "9次", "same", "8次"],
      ["72人次", "71人次", "changed", "64人次"],
      ["80%", "80%", "same", null],
    ]);
    const report = await returned(world, text);
    expect(returnedFindings(report!).map(({ rule, message }) => [rule, message])).toEqual([
      ["returned.stale", "“本期召开全体干部会议9次”与印发时一致，但记录已更正，现为8次"],
      ["returned.changed", "印发的《党建工作简报》中“各类活动参加”是“72人次”，这里改成了“71人次”"],
    ]);
  });
});

describe("reports of one title", () => {
  const LAST = TEXT.replace("9次", "3次").replace("72人次", "24人次");

  it("are told apart by their numbers, whichever was issued last", async () => {
    const { world, org } = await department();
    const now = await issue(world, org, 2026);
    const last = await issue(world, org, 2025);
    expect((await returned(world, TEXT))?.reportId).toBe(now);
    expect((await returned(world, LAST))?.reportId).toBe(last);
    expect((await returned(world, LAST.replace("24人次", "25人次")))?.reportId).toBe(last);
  });

  it("are no copies of one another: a new period's draft accuses nobody", async () => {
    const { world, org } = await department();
    await issue(world, org, 2025);
    expect(await returned(world, TEXT)).toBe(null);
    const whole = TEXT.replace("80%", "85%");
    expect(await returned(world, whole)).toBe(null);
    const states = (await returned(world, whole, { from: "2025-01-01", to: "2025-12-31" }))?.figures.map(
      ({ state }) => state,
    );
    expect(states).toEqual(["changed", "changed", "changed"]);
  });

  it("are read of those whom one sees only", async () => {
    const { world, org } = await department();
    await issue(world, org, 2026);
    const cadre = await world.actor("town_cadre", await world.org("town", world.root));
    expect(await world.run((tx) => returnedReport(tx, cadre, `${TITLE}\n${TEXT}`, YEAR), cadre)).toBe(null);
  });
});
