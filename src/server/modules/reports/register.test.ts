import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { type RegisterRow, registerFilter } from "#shared/report/contracts.ts";
import type { ParagraphNode } from "#shared/report/document.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { createReport, saveReport } from "./draft-report.ts";
import { issueReport, reviewReport } from "./issue-report.ts";
import { listRegister } from "./list-register.ts";
import { readReport } from "./queries.ts";

/** A paragraph with a number of another unit and one that is deliberately not traced. */
function withOthers(): ParagraphNode {
  const external = { id: randomUUID(), text: "12", source: "区统计局统计公报", date: "2026-03-01" };
  const exempt = { id: randomUUID(), text: "30", reason: "会议室座位数" };
  return {
    type: "paragraph",
    content: [
      { type: "text", text: "全区共有社区" },
      { type: "external", attrs: external },
      { type: "text", text: "个，会议室可坐" },
      { type: "exempt", attrs: exempt },
      { type: "text", text: "人。" },
    ],
  };
}

it("gives every number once, newest report first and in the order of its text, whatever the size of a page", async () => {
  const world = await makeWorld();
  const department = await world.org("department", world.root);
  await world.activity({ orgs: [{ orgId: department, role: "host" }], heldOn: "2026-01-10" });
  const reports: string[] = [];
  for (const day of ["2026-11-20", "2026-11-21", "2026-11-22"]) {
    world.clock.set(`${day}T10:00:00+08:00`);
    const actor = { ...world.system, at: world.clock.now() };
    const id = randomUUID();
    const period = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
    const input = { commandId: randomUUID(), id, orgId: department, template: "briefing", ...period };
    await world.run((tx) => createReport(tx, actor, input), actor);
    await world.run(async (tx) => {
      const { frame, document } = await readReport(tx, actor, id);
      const content = [...document.content, withOthers()];
      await saveReport(tx, actor, id, { revision: 1, frame, document: { ...document, content } });
    }, actor);
    await world.run((tx) => reviewReport(tx, actor, id, { revision: 2, fileId: null }), actor);
    await world.run((tx) => issueReport(tx, actor, world.deps.files, id, { revision: 3, recipient: "" }), actor);
    reports.unshift(id);
  }
  const read = async (limit: number) => {
    const rows: RegisterRow[] = [];
    for (;;) {
      const after = rows.at(-1) ?? null;
      const page = await world.run((tx) => listRegister(tx, world.system, registerFilter.parse({}), { after, limit }));
      if (page.length === 0) return rows;
      rows.push(...page);
    }
  };
  const whole = await read(200);
  expect([...new Set(whole.map((row) => row.reportId))]).toEqual(reports);
  expect(new Set(whole.map((row) => `${row.reportId} ${row.nodeId}`)).size).toBe(whole.length);
  const firstReport = whole.filter((row) => row.reportId === reports[0]);
  expect(firstReport.slice(-2)).toMatchObject([
    { sort: "external", text: "12", ground: expect.stringContaining("区统计局") },
    { sort: "exempt", text: "30", ground: "会议室座位数" },
  ]);
  expect(firstReport.slice(0, -2).every(({ sort }) => sort === "figure")).toBe(true);
  expect(whole.length).toBeGreaterThan(12);
  for (const limit of [1, 2, 5]) expect(await read(limit)).toEqual(whole);
});
