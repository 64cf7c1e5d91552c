import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAuth } from "#server/modules/accounts/index.ts";
import { asAppRole, openDb, openPool } from "#server/platform/db.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { APP_PASSWORD, testDatabase } from "../../../../test/support/cluster.ts";
import { testClock } from "../../../../test/support/world.ts";
import { firstStart } from "./demonstration.ts";
import { createDistrict, findDistricts } from "./districts.ts";

test("a first start that was cut off is begun anew, a finished one is left alone", async () => {
  const { ownerUrl, drop } = await testDatabase(`first_start_${process.pid}`);
  const pool = openPool(asAppRole(ownerUrl, APP_PASSWORD), 2);
  const files = openFileStore(join(tmpdir(), "shilu-test-files"));
  const deps = { db: openDb(pool), clock: testClock(), files, rosterKey: "test-key" };
  const auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
  try {
    const names = { name: "示例区", rootName: "中共示例区委员会", rootShortName: "示例区" };
    const cutOff = await createDistrict(ownerUrl, deps, { ...names, demo: true, from: "2020-01-01" });
    const start = () => firstStart(ownerUrl, deps, auth, { empty: true, secret: "test" });
    expect((await start())?.username).toBe("admin");
    const [only, ...others] = await findDistricts(ownerUrl);
    expect([only?.demo, others, only?.id === cutOff.district]).toEqual([false, [], false]);
    expect(await start()).toBeNull();
    expect(await findDistricts(ownerUrl)).toEqual([only]);
  } finally {
    await pool.end();
    await drop();
  }
});
