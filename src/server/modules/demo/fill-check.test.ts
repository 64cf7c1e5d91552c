import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { createAuth } from "#server/modules/accounts/index.ts";
import { asAppRole, openDb, openPool } from "#server/platform/db.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { withActor } from "#server/platform/tx.ts";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { APP_PASSWORD, testDatabase } from "../../../../test/support/cluster.ts";
import { testClock } from "../../../../test/support/world.ts";
import { createDemonstration } from "./demonstration.ts";
import { lastHalfYear } from "./plan-check.ts";

/** The drafts of a demonstration that is started at an instant, each with what was found. */
async function checkedAt(instant: string) {
  const { ownerUrl, drop } = await testDatabase(`demo_check_${process.pid}`);
  const pool = openPool(asAppRole(ownerUrl, APP_PASSWORD), 2);
  const files = openFileStore(join(tmpdir(), "shilu-test-files"));
  const deps = { db: openDb(pool), clock: testClock(instant), files, rosterKey: "test-key" };
  const auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
  try {
    const actor = await createDemonstration(ownerUrl, deps, auth, "test");
    const columns = ["title", "state", "content", "result", "report_on"] as const;
    return await withActor(deps.db, actor, (tx) => tx.selectFrom("draft_check").select(columns).execute());
  } finally {
    await pool.end();
    await drop();
  }
}

it.each([
  ["2026-11-20T10:00:00+08:00", "2026年上半年", "2026-07-05", 11],
  ["2026-02-03T10:00:00+08:00", "2025年下半年", "2026-01-05", 10],
])(
  "the demonstration has one checked draft in which everything happens once (%s)",
  async (instant, half, on, right) => {
    const [draft, ...others] = await checkedAt(instant);
    expect([draft?.title, draft?.state, draft?.report_on, others]).toEqual([
      `中共示例区委组织部${half}工作总结（示例）`,
      "done",
      on,
      [],
    ]);
    const { length } = draft!.content;
    expect([length >= 600, length <= 900]).toEqual([true, true]);
    const { claims, citations, findings, returned } = draft!.result as CheckDetail;
    const open = claims.filter(({ verdict }) => verdict !== "agrees");
    expect(open.map(({ verdict, subject, figure }) => [verdict, subject, figure?.departs ?? null])).toEqual([
      ["differs", "传达学习上级精神", ""],
      ["differs", "部务会", ""],
      ["definition", "主题党日", "范围：全区"],
      ["unrecorded", "学习资料", null],
    ]);
    expect(claims.length - open.length).toBe(right);
    expect(citations.map(({ title, verdict, suggestion }) => [title, verdict, suggestion])).toEqual([
      ["干部教育培训条例", "near", "《干部教育培训工作条例》"],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(["citation.near", "repeats.word"]);
    expect(returned).toBeNull();
  },
);

test("a half year is summed up five days after it", () => {
  expect(["2026-07-04", "2026-07-05", "2027-01-04", "2027-01-05"].map(lastHalfYear)).toEqual([
    { name: "2025年下半年", from: "2025-07-01", to: "2025-12-31", on: "2026-01-05" },
    { name: "2026年上半年", from: "2026-01-01", to: "2026-06-30", on: "2026-07-05" },
    { name: "2026年上半年", from: "2026-01-01", to: "2026-06-30", on: "2026-07-05" },
    { name: "2026年下半年", from: "2026-07-01", to: "2026-12-31", on: "2027-01-05" },
  ]);
});
