import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { type Actor, scopesOf } from "#server/modules/access/index.ts";
import { recordActivity } from "#server/modules/activities/index.ts";
import { createDistrict } from "#server/modules/demo/index.ts";
import { createOrg } from "#server/modules/orgs/index.ts";
import { createPerson } from "#server/modules/people/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import { type Db, openDb, openPool, type Tx } from "#server/platform/db.ts";
import { openFileStore } from "#server/platform/file-store.ts";
import { withActor } from "#server/platform/tx.ts";
import type { OrgKindId } from "#shared/orgs/kinds.ts";
import type { MembershipKind } from "#shared/people/memberships.ts";
import type { RoleId } from "#shared/rights/roles.ts";
import { type ActivityInput, activityInput } from "./activity-input.ts";

/** A clock that stands still until it is moved. */
export type TestClock = Deps["clock"] & { set(instant: string): void };

export function testClock(instant = "2026-11-20T10:00:00+08:00"): TestClock {
  let now = new Date(instant);
  return {
    now: () => now,
    today: () => dayOf(now),
    set: (next) => {
      now = new Date(next);
    },
  };
}

export type World = {
  deps: Deps;
  db: Db;
  clock: TestClock;
  ownerUrl: string;
  district: string;
  root: string;
  /** everything in the district: administrator and clerk */
  system: Actor;
  run<T>(work: (tx: Tx) => Promise<T>, as?: Actor): Promise<T>;
  org(kind: OrgKindId, parent: string, name?: string, from?: string): Promise<string>;
  person(org: string, kind?: MembershipKind, name?: string, from?: string): Promise<string>;
  actor(role: RoleId, org: string): Promise<Actor>;
  activity(input: ActivityInput, as?: Actor): Promise<string>;
};

let shared: { pool: ReturnType<typeof openPool>; db: Db } | undefined;

function connect(): Db {
  if (!shared) {
    const pool = openPool(inject("appUrl"), 4);
    shared = { pool, db: openDb(pool) };
    afterAll(async () => {
      await shared?.pool.end();
      shared = undefined;
    });
  }
  return shared.db;
}

/** A district of its own in the run's database, so that tests need not clean up. */
export async function makeWorld(clock = testClock()): Promise<World> {
  const db = connect();
  const ownerUrl = inject("ownerUrl");
  const files = openFileStore(join(tmpdir(), "shilu-test-files"));
  const deps: Deps = { db, clock, files, rosterKey: "test-key" };
  const made = await createDistrict(ownerUrl, deps, {
    name: "测试区",
    rootName: "中共测试区委员会",
    rootShortName: "测试区",
    demo: true,
    from: "2020-01-01",
  });
  const { district } = made;
  const now = (actor: Actor): Actor => ({ ...actor, at: clock.now() });
  const run: World["run"] = (work, as = made) => withActor(db, now(as), work);
  const root = made.grants[0]?.orgId ?? "";
  let count = 0;
  return {
    deps,
    db,
    clock,
    ownerUrl,
    district,
    root,
    system: made,
    run,
    async org(kind, parentId, name = `测试单位${++count}`, from = "2020-01-01") {
      const id = randomUUID();
      const code = `T${id.slice(0, 8)}`;
      const input = {
        commandId: randomUUID(),
        id,
        parentId,
        kind,
        code,
        name,
        shortName: name,
        position: ++count,
        from,
      };
      await run((tx) => createOrg(tx, now(made), input));
      return id;
    },
    async person(orgId, kind = "staff", name = `测试员${++count}`, from = "2020-01-01") {
      const id = randomUUID();
      const membership = { id: randomUUID(), orgId, kind, post: "", from };
      const input = { commandId: randomUUID(), id, name, gender: null, birthMonth: null, membership };
      await run((tx) => createPerson(tx, now(made), input));
      return id;
    },
    async actor(role, orgId) {
      const { path } = await run((tx) =>
        tx
          .selectFrom("org")
          .select("path")
          .where("district_id", "=", district)
          .where("id", "=", orgId)
          .executeTakeFirstOrThrow(),
      );
      const grants = [{ role, orgId, path }];
      return {
        district,
        accountId: null,
        name: `测试${role}`,
        personId: null,
        grants,
        scopes: scopesOf(grants),
        at: clock.now(),
      };
    },
    async activity(input, as = made) {
      const full = activityInput(input);
      await run((tx) => recordActivity(tx, now(as), full), as);
      return full.id;
    },
  };
}
