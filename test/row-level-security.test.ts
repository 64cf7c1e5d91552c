import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, inject, it } from "vitest";
import { addTerm, switchRule } from "#server/modules/checks/rule-settings.ts";
import { changeCalendar, changeKindWords } from "#server/modules/dictionary/index.ts";
import { openDb, openPool } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { publishedOutline, themeOf } from "./support/dictionary-input.ts";
import { makeWorld } from "./support/world.ts";

const TABLES = [
  "person",
  "membership",
  "file",
  "import_batch",
  "import_mapping",
  "activity",
  "activity_kind",
  "activity_org",
  "activity_theme",
  "activity_field",
  "attendance",
  "activity_file",
  "declared_figure",
  "report",
  "issued_figure",
  "issued_number",
  "report_file",
  "search_word",
  "scan_batch",
  "scan_file",
  "scan_page",
  "scan_part",
  "document",
  "incoming",
  "document_version",
  "document_file",
  "document_text",
  "document_link",
  "work_group",
  "group_member",
  "activity_group",
  "recognition",
  "round",
  "round_column",
  "round_recipient",
  "round_answer",
  "round_material",
  "round_material_file",
  "round_material_use",
  "handover",
  "handover_item",
  "draft_check",
  "draft_decision",
] as const;

/** Known to everyone of a district, and to nobody of another. */
const OF_DISTRICT = [
  ...(["theme", "calendar_year", "calendar_day", "outline", "outline_version"] as const),
  ...(["kind_words", "kind_words_version", "proof_rule", "proof_term"] as const),
];

describe("row-level security alone", () => {
  it("keeps a district's own words from other districts and lets everyone of the district read them", async () => {
    const [one, other] = [await makeWorld(), await makeWorld()];
    await themeOf(one);
    await publishedOutline(one);
    const days = [{ day: "2031-10-01", kind: "off" as const, name: "国庆节" }];
    await one.run((tx) => changeCalendar(tx, one.system, 2031, { revision: 0, settled: false, days }));
    const words = { revision: 0, phrase: null, synonyms: ["红色会客厅"] };
    await one.run((tx) => changeKindWords(tx, one.system, "salon", words));
    await one.run((tx) => switchRule(tx, one.system, { rule: "figure.twice", shown: false }));
    const term = { wrong: "错写", correct: "正写", severity: "error" as const, note: "", off: false };
    await one.run((tx) => addTerm(tx, one.system, randomUUID(), term));
    const member = await one.actor("member", await one.org("town", one.root));
    for (const table of OF_DISTRICT) {
      const count = async (world: typeof one, actor = world.system) =>
        (await withActor(world.db, actor, (tx) => tx.selectFrom(table).select("district_id").execute())).length;
      expect([table, await count(one, member), await count(other)]).toEqual([table, 1, 0]);
    }
    for (const version of ["outline_version", "kind_words_version"] as const) {
      const rewritten = one.run((tx) => tx.updateTable(version).set({ version: 9 }).execute());
      await expect(rewritten).rejects.toThrow(/permission denied/);
      await expect(one.run((tx) => tx.deleteFrom(version).execute())).rejects.toThrow(/permission denied/);
    }
  });

  it("hides another town's rows, refuses writing them, also on a reused connection", async () => {
    const world = await makeWorld();
    const townA = await world.org("town", world.root);
    const townB = await world.org("town", world.root);
    const own = await world.activity({ orgs: [{ orgId: townA, role: "host" }], kinds: ["night_school"] });
    const foreign = await world.activity({ orgs: [{ orgId: townB, role: "host" }], kinds: ["night_school"] });
    const stranger = await world.person(townB);
    const cadre = await world.actor("town_cadre", townA);

    // One connection for everything: what one transaction set must not live on in the next.
    const pool = openPool(inject("appUrl"), 1);
    const db = openDb(pool);
    try {
      const all = await withActor(db, world.system, (tx) => tx.selectFrom("activity").select("id").execute());
      expect(all.map((row) => row.id).sort()).toEqual([own, foreign].sort());
      const seen = await withActor(db, cadre, (tx) => tx.selectFrom("activity").select("id").execute());
      expect(seen.map((row) => row.id)).toEqual([own]);
      const people = await withActor(db, cadre, (tx) =>
        tx.selectFrom("person").select("id").where("id", "=", stranger).execute(),
      );
      expect(people).toEqual([]);
      const changed = await withActor(db, cadre, (tx) =>
        tx.updateTable("activity").set({ title: "改" }).where("id", "=", foreign).executeTakeFirst(),
      );
      expect(changed.numUpdatedRows).toBe(0n);
      const gone = await withActor(db, cadre, (tx) => tx.deleteFrom("attendance").executeTakeFirst());
      expect(gone.numDeletedRows).toBe(0n);
      const { path } = await withActor(db, world.system, (tx) =>
        tx.selectFrom("org").select("path").where("id", "=", townB).executeTakeFirstOrThrow(),
      );
      const smuggled = withActor(db, cadre, (tx) =>
        tx
          .updateTable("activity")
          .set({ visible_to: [path] })
          .where("id", "=", own)
          .execute(),
      );
      await expect(smuggled).rejects.toThrow(/row-level security/);
      const bare = await sql<{ count: number }>`SELECT count(*) AS count FROM activity`.execute(db);
      expect(bare.rows[0]?.count).toBe(0);
    } finally {
      await pool.end();
    }
  });

  it("stands on every protected table and keeps districts apart", async () => {
    const one = await makeWorld();
    const other = await makeWorld();
    await one.activity({ orgs: [{ orgId: await one.org("department", one.root), role: "host" }] });
    const owner = openDb(openPool(inject("ownerUrl"), 1));
    try {
      const found = await sql<{ relname: string }>`
        SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relrowsecurity AND relname NOT LIKE 'kysely%'`.execute(
        owner,
      );
      expect(found.rows.map((row) => row.relname).sort()).toEqual(["sign_in_failure"]);
      const owned = await sql<{ count: number }>`
        SELECT count(*) AS count FROM pg_class WHERE relowner = 'shilu_app'::regrole`.execute(owner);
      expect(owned.rows[0]?.count).toBe(0);
    } finally {
      await owner.destroy();
    }
    for (const table of TABLES) {
      const rows = await withActor(one.db, { district: one.district, scopes: [...other.system.scopes] }, (tx) =>
        tx.selectFrom(table).select("district_id").execute(),
      );
      expect(rows).toEqual([]);
    }
  });

  it("lets the application add events but never change or delete them", async () => {
    const world = await makeWorld();
    await world.activity({ orgs: [{ orgId: await world.org("department", world.root), role: "host" }] });
    const count = await world.run((tx) => tx.selectFrom("event").select("id").execute());
    expect(count.length).toBeGreaterThan(2);
    await expect(world.run((tx) => tx.updateTable("event").set({ verb: "x" }).execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.run((tx) => tx.deleteFrom("event").execute())).rejects.toThrow(/permission denied/);
    await expect(world.run((tx) => tx.deleteFrom("event_payload").execute())).rejects.toThrow(/permission denied/);
  });
});
