import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { RegisterRow } from "#shared/report/contracts.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { createReport } from "./draft-report.ts";
import { issueReport, reviewReport } from "./issue-report.ts";
import { listRegister } from "./queries.ts";

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
    await world.run((tx) => reviewReport(tx, actor, id, { revision: 1, fileId: null }), actor);
    await world.run((tx) => issueReport(tx, actor, world.deps.files, id, { revision: 2, recipient: "" }), actor);
    reports.unshift(id);
  }
  const read = async (limit: number) => {
    const rows: RegisterRow[] = [];
    for (;;) {
      const after = rows.at(-1) ?? null;
      const page = await world.run((tx) => listRegister(tx, world.system, { after, limit }));
      if (page.length === 0) return rows;
      rows.push(...page);
    }
  };
  const whole = await read(200);
  expect([...new Set(whole.map((row) => row.reportId))]).toEqual(reports);
  expect(new Set(whole.map((row) => `${row.reportId} ${row.nodeId}`)).size).toBe(whole.length);
  expect(whole.length).toBeGreaterThan(6);
  for (const limit of [1, 2, 5]) expect(await read(limit)).toEqual(whole);
});
