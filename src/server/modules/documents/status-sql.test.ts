import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { documentQuery, versionInput } from "#shared/documents/contracts.ts";
import { STATUSES, versionOn } from "#shared/documents/status.ts";
import { addDays } from "#shared/figures/period.ts";
import { documentOf } from "../../../../test/support/document-input.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { addVersion } from "./change-version.ts";
import { listDocuments } from "./queries.ts";
import { readDocument } from "./read-document.ts";

/** Days of two versions, the second in the first one's place; many of them missing. */
const day = fc.option(
  fc.integer({ min: 0, max: 12 }).map((n) => addDays("2026-01-01", n * 30)),
  { nil: null },
);
const version = fc.record({ adoptedOn: day, issuedOn: day, effectiveFrom: day });
const end = fc.record({ effectiveTo: day, repealedOn: day });

it("the database says of every document on every day what the rule says", async () => {
  const world = await makeWorld();
  const samples = fc.sample(fc.tuple(version, end, fc.option(version, { nil: null })), { numRuns: 40, seed: 7 });
  for (const [first, ends, second] of samples) {
    const [id, start] = [randomUUID(), first.effectiveFrom ?? first.issuedOn ?? "2026-01-01"];
    // an end before the beginning is refused at the door
    const later = { effectiveTo: max(ends.effectiveTo, start), repealedOn: max(ends.repealedOn, start) };
    const document = await documentOf(world, { orgId: world.root, version: { id, ...first, ...later } });
    if (!second) continue;
    const input = { commandId: randomUUID(), id: randomUUID(), revision: 1, supersedes: id };
    await world.run((tx) => addVersion(tx, world.system, document, { ...input, ...versionInput.parse(second) }));
  }
  const all = documentQuery.parse({});
  const page = { after: null, limit: 200 };
  const { rows } = await world.run((tx) => listDocuments(tx, world.system, all, page));
  expect(rows).toHaveLength(samples.length);
  const details = new Map(
    await Promise.all(
      rows.map(async ({ id }) => [id, await world.run((tx) => readDocument(tx, world.system, id))] as const),
    ),
  );
  for (const on of ["2025-12-31", "2026-01-31", "2026-05-01", "2026-07-30", "2027-01-01"]) {
    const asked = await world.run((tx) => listDocuments(tx, world.system, { ...all, on }, page));
    const said = asked.rows.map(({ id, status, versionLabel }) => [id, status, versionLabel]);
    const ruled = asked.rows.map(({ id }) => {
      const found = versionOn(details.get(id)!.versions, on)!;
      return [id, found.status, found.version.label];
    });
    expect(said, on).toEqual(ruled);
    for (const status of STATUSES) {
      const some = await world.run((tx) => listDocuments(tx, world.system, { ...all, on, status }, page));
      const wanted = said.filter((one) => one[1] === status).map(([id]) => id);
      expect(some.rows.map(({ id }) => id)).toEqual(wanted);
    }
  }
});

function max(day: string | null, start: string): string | null {
  return day === null || day >= start ? day : start;
}
