import { join } from "node:path";
import { expect, it } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { expandOutline } from "#shared/report/expand-outline.ts";
import { builtInOutline } from "#shared/report/outlines.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { generateDocument } from "./generate-report.ts";

const PERIOD = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Ids by the order in which they come, so that two runs can be compared. */
function numbered(text: string): string {
  const names = new Map<string, string>();
  return text.replaceAll(UUID, (id) => {
    if (!names.has(id)) names.set(id, `id-${names.size + 1}`);
    return names.get(id) ?? id;
  });
}

/** A department and a branch below it that held everything the catalogue knows, bar every seventh kind. */
async function busyWorld() {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试部");
  const branch = await world.org("branch", department, "测试支部");
  for (const [at, { id, fields = [], keeps }] of ACTIVITY_KINDS.entries()) {
    if (at % 7 === 6 || (keeps ?? "all") !== "all") continue;
    const numbers = fields.filter(({ type }) => type === "number");
    await world.activity({
      orgs: [{ orgId: at % 3 === 0 ? branch : department, role: "host" }],
      kinds: [id],
      title: `活动${at}`,
      attendance: { mode: "headcount", expected: 20, present: 10 + (at % 9) },
      guests: at % 4,
      fields: Object.fromEntries(numbers.map((field, place) => [field.id, at + place + 1])),
    });
  }
  return { world, department, branch };
}

// The golden values were written while the outlines were code: as data they write the same reports, byte for byte.
it("the three built-in outlines write the reports that they have always written", async () => {
  const { world, department, branch } = await busyWorld();
  for (const [id, org] of [
    ["periodic", department],
    ["branch-year", branch],
    ["briefing", department],
  ] as const) {
    const outline = builtInOutline(id);
    if (!outline) throw new Error(id);
    const made = await world.run((tx) =>
      generateDocument(tx, world.system, expandOutline(outline.document), org, PERIOD),
    );
    const golden = join(import.meta.dirname, `../../../../test/golden/outlines/${id}.json`);
    await expect(`${numbered(JSON.stringify(made, null, 1))}\n`).toMatchFileSnapshot(golden);
  }
});
