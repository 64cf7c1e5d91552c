import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { attachEvidence, cancelActivity, changeActivity, loadActivity } from "#server/modules/activities/index.ts";
import { moveOrg } from "#server/modules/orgs/index.ts";
import { contentOf } from "#shared/activities/content.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { createReport, saveReport } from "./draft-report.ts";
import { issueReport, reviewReport } from "./issue-report.ts";
import { readReport } from "./queries.ts";
import { recheckAll, recheckReports } from "./recheck-reports.ts";

/** A department with nine all-staff meetings and an issued annual report that says so. */
async function issuedReport() {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试部");
  const meetings: string[] = [];
  for (let month = 1; month <= 9; month += 1) {
    meetings.push(
      await world.activity({
        orgs: [{ orgId: department, role: "host" }],
        heldOn: `2026-0${month}-10`,
        title: `${month}月会议`,
      }),
    );
  }
  const id = randomUUID();
  const period = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
  await world.run((tx) =>
    createReport(tx, world.system, { commandId: randomUUID(), id, orgId: department, template: "briefing", ...period }),
  );
  await world.run((tx) => reviewReport(tx, world.system, id, { revision: 1, fileId: null }));
  await world.run((tx) =>
    issueReport(tx, issuer(world), world.deps.files, id, { revision: 2, recipient: "测试市委组织部" }),
  );
  world.clock.set("2026-11-25T10:00:00+08:00");
  return { world, department, meetings, id };
}

const issuer = (world: World) => ({ ...world.system, at: world.clock.now() });
const later = (world: World) => ({ ...world.system, at: world.clock.now() });

async function standing(world: World, report: string) {
  const detail = await world.run((tx) => readReport(tx, world.system, report));
  const figure = detail.figures.find((one) => one.label.startsWith("全体干部会议 · 次数"));
  return {
    stale: detail.stale,
    late: detail.lateCount,
    text: figure?.text,
    standing: figure?.standing,
    current: figure?.currentValue,
    changes: figure?.changes,
  };
}

/** The prompt at the end of the outline. */
async function dropLastBlock(world: World, report: string) {
  await world.run(async (tx) => {
    const { revision, frame, document } = await readReport(tx, world.system, report);
    const content = document.content.slice(0, -1);
    await saveReport(tx, later(world), report, { revision, frame, document: { ...document, content } });
  });
}

async function edit(world: World, activity: string, change: Partial<ActivityContent>) {
  await world.run(async (tx) => {
    const before = await loadActivity(tx, world.system, activity);
    await changeActivity(tx, later(world), activity, { ...contentOf(before), ...change, revision: before.revision });
  });
  await recheckReports(world.deps, world.district, [activity]);
}

describe("an issued report", () => {
  it("is not disturbed by evidence that comes later", async () => {
    const { world, meetings, id } = await issuedReport();
    const before = await standing(world, id);
    const [first = ""] = meetings;
    const sha256 = await world.deps.files.put(new TextEncoder().encode("签到表"));
    const evidence = { activityId: first, name: "签到表.pdf", mediaType: "application/pdf", sha256, size: 9 };
    const attached = await world.run((tx) => attachEvidence(tx, later(world), [evidence], "sign_in"));
    expect(attached.length).toBe(1);
    await recheckReports(world.deps, world.district, [first]);
    expect(await standing(world, id)).toEqual(before);
  });

  it("stays as issued and turns stale when a meeting is cancelled, saying which", async () => {
    const { world, meetings, id } = await issuedReport();
    expect(await standing(world, id)).toMatchObject({ stale: false, text: "9", standing: "same", current: 9 });
    const [first = ""] = meetings;
    await world.run((tx) => cancelActivity(tx, later(world), first, { revision: 1, reason: "重复登记" }));
    await recheckReports(world.deps, world.district, [first]);
    const now = await standing(world, id);
    expect(now).toMatchObject({ stale: true, text: "9", standing: "stale", current: 8 });
    expect(now.changes).toEqual([{ activityId: first, text: "2026-01-10“1月会议”已取消（重复登记）" }]);
  });

  it("shows a meeting filed after the issue apart, and is not stale by it", async () => {
    const { world, department, id } = await issuedReport();
    const late = await world.activity({
      orgs: [{ orgId: department, role: "host" }],
      heldOn: "2026-10-10",
      title: "十月会议",
    });
    await recheckReports(world.deps, world.district, [late]);
    const now = await standing(world, id);
    expect(now).toMatchObject({ stale: false, late: 2, text: "9", standing: "late", current: 10 });
    expect(now.changes).toEqual([{ activityId: late, text: "2026-10-10“十月会议”系印发后补录" }]);
  });

  it("turns stale when a record's date is corrected out of the period or its kind is changed", async () => {
    const { world, meetings, id } = await issuedReport();
    await edit(world, meetings[1] ?? "", { heldOn: "2025-12-31" });
    expect(await standing(world, id)).toMatchObject({ stale: true, current: 8 });
    await edit(world, meetings[1] ?? "", { heldOn: "2026-02-10" });
    expect(await standing(world, id)).toMatchObject({ stale: false, standing: "same", current: 9 });
    await edit(world, meetings[2] ?? "", { kinds: ["seminar"] });
    expect(await standing(world, id)).toMatchObject({ stale: true, current: 8 });
  });

  it("does not turn stale when a kind is added that it does not count, or by edits that count nothing", async () => {
    const { world, meetings, department, id } = await issuedReport();
    await edit(world, meetings[0] ?? "", { summary: "补充会议内容", place: "二楼会议室", title: "一月全体会" });
    expect(await standing(world, id)).toMatchObject({ stale: false, standing: "same" });
    const elsewhere = await world.org("department", world.root);
    const other = await world.activity({ orgs: [{ orgId: elsewhere, role: "host" }], heldOn: "2026-03-03" });
    await recheckReports(world.deps, world.district, [other]);
    const before = await world.activity({ orgs: [{ orgId: department, role: "host" }], heldOn: "2025-03-03" });
    await recheckReports(world.deps, world.district, [before]);
    expect(await standing(world, id)).toMatchObject({ stale: false, late: 0, standing: "same", current: 9 });
  });

  it("is not touched by an organisation that moves after its last day", async () => {
    const { world, department, meetings, id } = await issuedReport();
    const section = await world.org("section", department);
    await world.run((tx) =>
      moveOrg(tx, later(world), department, { revision: 1, parentId: world.root, from: "2026-11-25" }),
    );
    expect(section).not.toBe("");
    await recheckReports(world.deps, world.district, [meetings[0] ?? ""]);
    expect(await standing(world, id)).toMatchObject({ stale: false, standing: "same", current: 9 });
  });

  it("turns stale when a move is dated back into its period and takes records out of its scope", async () => {
    const { world, department, id } = await issuedReport();
    const elsewhere = await world.org("department", world.root);
    const report = randomUUID();
    const branch = await world.org("branch", department);
    await world.activity({ orgs: [{ orgId: branch, role: "host" }], kinds: ["theme_day"], heldOn: "2026-04-04" });
    world.clock.set("2026-11-26T10:00:00+08:00");
    const period = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
    const input = { commandId: randomUUID(), id: report, orgId: department, template: "branch-year", ...period };
    await world.run((tx) => createReport(tx, later(world), input));
    await dropLastBlock(world, report);
    await world.run((tx) => reviewReport(tx, later(world), report, { revision: 2, fileId: null }));
    await world.run((tx) =>
      issueReport(tx, later(world), world.deps.files, report, { revision: 3, recipient: "测试市委" }),
    );
    await world.run((tx) =>
      moveOrg(tx, later(world), branch, { revision: 1, parentId: elsewhere, from: "2026-10-01" }),
    );
    await recheckAll(world.deps, world.district);
    const detail = await world.run((tx) => readReport(tx, world.system, report));
    const figure = detail.figures.find((one) => one.label.startsWith("主题党日 · 次数"));
    expect(figure).toMatchObject({ text: "1", standing: "stale", currentValue: 0 });
    expect(await standing(world, id)).toMatchObject({ stale: false });
  });
});
