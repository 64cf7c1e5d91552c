import fc from "fast-check";
import { expect, it } from "vitest";
import {
  activityArbitrary,
  figureOf,
  makeTree,
  type PlainActivity,
  record,
  specArbitrary,
} from "../../../../test/support/figure-oracle.ts";
import { computeFigure, measureAll, measureEach } from "./index.ts";

it("the same figure of many organisations is the figure of each", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(activityArbitrary, { minLength: 8, maxLength: 14 }),
      fc.array(specArbitrary, { minLength: 25, maxLength: 25 }),
      fc.boolean(),
      async (activities, specs, moved) => {
        const { world, orgs, people } = await makeTree(moved);
        const plain: PlainActivity[] = [];
        for (const one of activities) plain.push(await record(world, one, orgs, people));
        for (const one of specs) {
          const { spec, context } = figureOf(one, orgs);
          const each = await world.run((tx) => measureEach(tx, world.system, spec, context, orgs));
          for (const org of orgs) {
            const { value, records, missing, ratio } = await world.run((tx) =>
              computeFigure(tx, world.system, { ...spec, org }, context),
            );
            expect(each.get(org), JSON.stringify({ ...spec, org })).toEqual({ value, records, missing, ratio });
          }
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});

it("many figures at once are each of them", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(activityArbitrary, { minLength: 8, maxLength: 14 }),
      fc.array(specArbitrary, { minLength: 60, maxLength: 60 }),
      fc.boolean(),
      async (activities, wanted, moved) => {
        const { world, orgs, people } = await makeTree(moved);
        for (const one of activities) await record(world, one, orgs, people);
        const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-10-31" };
        const specs = wanted.map((one) => figureOf(one, orgs).spec);
        const all = await world.run((tx) => measureAll(tx, world.system, specs, context));
        for (const [index, spec] of specs.entries()) {
          const { value, records, missing, ratio } = await world.run((tx) =>
            computeFigure(tx, world.system, spec, context),
          );
          expect(all[index], JSON.stringify(spec)).toEqual({ value, records, missing, ratio });
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});
