import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { addFile, findFile } from "#server/modules/files/index.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { createReport } from "./draft-report.ts";
import { issueReport, returnReport, reviewReport } from "./issue-report.ts";
import { readReport } from "./queries.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function draft(template = "briefing") {
  const org = await world.org("department", world.root);
  const hold = (heldOn: string) => world.activity({ orgs: [{ orgId: org, role: "host" }], heldOn });
  await hold("2026-01-10");
  const id = randomUUID();
  const period = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
  const input = { commandId: randomUUID(), id, orgId: org, template, ...period };
  await world.run((tx) => createReport(tx, world.system, input));
  return { org, id, hold };
}

it("takes the figures of its moment, so that a leader can issue a draft that others left", async () => {
  const { org, id, hold } = await draft();
  await hold("2026-02-10");
  const leader = await world.actor("department_leader", org);
  await world.run((tx) => reviewReport(tx, leader, id, { revision: 1, fileId: null }), leader);
  await world.run((tx) => issueReport(tx, leader, world.deps.files, id, { revision: 2, recipient: "" }), leader);
  const issued = await world.run((tx) => readReport(tx, leader, id), leader);
  expect(issued.state).toBe("issued");
  expect(issued.figures.find((one) => one.label.startsWith("全体干部会议 · 次数"))?.text).toBe("2");
});

it("is void when the records move afterwards: the leader is told so, and can return it", async () => {
  const { org, id, hold } = await draft();
  const leader = await world.actor("department_leader", org);
  await world.run((tx) => reviewReport(tx, leader, id, { revision: 1, fileId: null }), leader);
  await hold("2026-03-10");
  const issue = (revision: number) =>
    world.run((tx) => issueReport(tx, leader, world.deps.files, id, { revision, recipient: "" }), leader);
  await expect(issue(2)).rejects.toThrow(/审签之后记录有变动：文中“1”现为“2”，请退回起草后重新审签/);
  await world.run((tx) => returnReport(tx, leader, id, 2), leader);
  await world.run((tx) => reviewReport(tx, leader, id, { revision: 3, fileId: null }), leader);
  await issue(4);
});

it("is not issued while the outline still asks for something to be filled in", async () => {
  const { org, id } = await draft("periodic");
  const leader = await world.actor("department_leader", org);
  await world.run((tx) => reviewReport(tx, leader, id, { revision: 1, fileId: null }), leader);
  await expect(
    world.run((tx) => issueReport(tx, leader, world.deps.files, id, { revision: 2, recipient: "某部" }), leader),
  ).rejects.toThrow(/还有提示语“（请结合实际补充存在的问题和下一步打算）”，请按提示补写或者删去/);
});

it("makes its scan part of the report: seen by whoever sees the report, and let go when it is returned", async () => {
  const { org, id } = await draft();
  const bytes = new TextEncoder().encode("审签单");
  const scan = await world.run((tx) =>
    addFile(tx, world.system, world.deps.files, { bytes, name: "审签单.txt", mediaType: "text/plain" }),
  );
  const secretary = await world.actor("department_clerk", org);
  const open = () => world.run((tx) => findFile(tx, secretary, scan.id), secretary);
  await expect(open()).rejects.toThrow("没有找到");
  await world.run((tx) => reviewReport(tx, world.system, id, { revision: 1, fileId: scan.id }));
  expect((await open()).name).toBe("审签单.txt");
  await world.run((tx) => returnReport(tx, world.system, id, 2));
  expect((await world.run((tx) => readReport(tx, world.system, id))).reviewFileId).toBeNull();
});
