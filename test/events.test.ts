import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Auth, createAuth } from "#server/modules/accounts/index.ts";
import { openPool } from "#server/platform/db.ts";
import { VERB_SENTENCES } from "#shared/traces/verbs.ts";
import { VERB_CASES } from "./support/all-verb-cases.ts";
import { addTextFile } from "./support/import-verb-cases.ts";
import { difference, snapshot } from "./support/ledger-of-changes.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let auth: Auth;
const pool = openPool(inject("appUrl"), 2);
const seen = new Set<string>(["file.added"]);

beforeAll(async () => {
  world = await makeWorld();
  auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
});
afterAll(() => pool.end());

const NOTHING = { tables: [], xids: [], events: [], commands: 0 };

describe("rows change exactly where an event says so", () => {
  for (const { name, arrange } of VERB_CASES) {
    it(name, async () => {
      const failing = await arrange(world, auth);
      const before = await snapshot(world);
      const failed = world.run(async (tx) => {
        await failing.does(tx);
        throw new Error("the line went down");
      });
      await expect(failed).rejects.toThrow("the line went down");
      expect(difference(before, await snapshot(world))).toEqual(NOTHING);

      const act = await arrange(world, auth);
      const start = await snapshot(world);
      await world.run(act.does);
      const done = await snapshot(world);
      const { tables, xids, events } = difference(start, done);
      expect(tables).toEqual(act.tables);
      expect(events.map((event) => event.verb)).toEqual(act.events);
      expect(new Set(events.map((event) => event.object))).toEqual(new Set([act.object, ...(act.others ?? [])]));
      expect(new Set([...xids, ...events.map((event) => event.xid)]).size).toBe(1);
      for (const verb of act.events) seen.add(verb);

      if (!act.again) return;
      await world.run(act.again);
      expect(difference(done, await snapshot(world))).toEqual(NOTHING);
    });
  }

  it("upload a file", async () => {
    const before = await snapshot(world);
    const { id } = await world.run((tx) => addTextFile(world, tx));
    const { tables, events } = difference(before, await snapshot(world));
    expect(tables).toEqual(["file"]);
    expect(events.map(({ verb, object }) => [verb, object])).toEqual([["file.added", id]]);
  });

  it("refuses a verb on a state that another saved in between, and leaves nothing", async () => {
    const change = VERB_CASES.filter((one) => /^(change|file|reopen|cancel|review|delete) /.test(one.name));
    expect(change.length).toBeGreaterThan(6);
    for (const { name, arrange } of change) {
      const act = await arrange(world, auth);
      await world.run(act.does);
      const after = await snapshot(world);
      if (act.again) continue; // the same again is no change and no conflict
      await expect(world.run(act.does), name).rejects.toThrow();
      expect(difference(after, await snapshot(world)), name).toEqual(NOTHING);
    }
  });

  it("is said for every verb there is", () => {
    // Access to the data changes no row; the others have tests of their own: imports, staleness, passwords, drafts.
    const elsewhere = [
      ...["session.started", "session.ended", "activities.exported", "list.exported", "account.password_changed"],
      ...["report.became_stale", "import.started", "import.done", "import.failed"],
      ...["scan.file_added", "scan.file_refused", "scan.read"],
      ...["document.file_read", "document.file_refused"],
      ...["draft.checked", "draft.rechecked", "draft.annotated"],
    ];
    expect([...seen, ...elsewhere].sort()).toEqual(Object.keys(VERB_SENTENCES).sort());
  });
});
