import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listActivities } from "#server/modules/activities/index.ts";
import {
  activityArbitrary,
  figureOf,
  makeTree,
  type PlainActivity,
  record,
  recount,
  specArbitrary,
} from "../../../../test/support/figure-oracle.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { computeFigure, figureRecords, standingRecords } from "./index.ts";

/** A naive recount over plain arrays = the figure's value = the listed records = the exported rows. */
describe("figures", () => {
  it("agree with a naive recount, with the listed and with the exported records", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(activityArbitrary, { minLength: 4, maxLength: 14 }),
        fc.array(specArbitrary, { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        async (activities, specs, moved) => {
          const { world, orgs, before, after, people } = await makeTree(moved);
          const plain: PlainActivity[] = [];
          for (const one of activities) plain.push(await record(world, one, orgs, people));
          for (const one of specs) {
            const { spec, context, last } = figureOf(one, orgs);
            // The branch moved on 1 May: figures follow the tree of their last day.
            const tree = moved && last >= "2026-05-01" ? after : before;
            const naive = recount(plain, tree, spec, one.from, last);
            const ids = naive.hits.map((hit) => hit.id).sort();
            const figure = await world.run((tx) => computeFigure(tx, world.system, spec, context));
            expect(figure.value).toBe(naive.value);
            const listed = await world.run((tx) =>
              figureRecords(tx, world.system, { spec, context, after: null, limit: 200 }),
            );
            expect(listed.rows.map((row) => row.id).sort()).toEqual(ids);
            const exported = await world.run((tx) => standingRecords(tx, world.system, spec, context));
            expect(exported.map((row) => row.id).sort()).toEqual(ids);
            expect(figure.records).toBe(ids.length);
          }
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it("are the totals of the list asked with the same query", async () => {
    const world = await makeWorld();
    const department = await world.org("department", world.root);
    for (const heldOn of ["2026-01-01", "2026-12-31", "2025-12-31"].filter((day) => day < "2026-11-20")) {
      await world.activity({ orgs: [{ orgId: department, role: "host" }], heldOn });
    }
    const query = {
      states: ["filed" as const],
      from: "2026-01-01",
      to: "2026-12-31",
      kinds: [],
      themes: [],
      programme: null,
      group: null,
      org: department,
      reach: "inner" as const,
      role: "host" as const,
      treeDate: null,
      text: "",
    };
    const page = await world.run((tx) => listActivities(tx, world.system, query, { after: null, limit: 10 }));
    expect(page.total).toEqual({ count: 1, more: false });
  });
});
