import { addFile } from "#server/modules/files/index.ts";
import { confirmImport, discardImport, startImport } from "#server/modules/imports/import-verbs.ts";
import type { Tx } from "#server/platform/db.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

async function importOf(world: World) {
  const orgId = await world.org("department", world.root);
  const text = "日期,活动类型,活动名称,应到,实到\n2026-03-05,全体干部会议,三月全体会议,10,9\n";
  const input = { target: "activities" as const, orgId, fileName: "台账.csv", bytes: new TextEncoder().encode(text) };
  return (await startImport(world.deps, world.system, input)).id;
}

export const IMPORT_CASES: VerbCase[] = [
  {
    name: "confirm an import",
    async arrange(world) {
      const object = await importOf(world);
      const input = { revision: 1, confirmed: { new: 1, changed: 0, declared: 0 } };
      const does = (tx: Tx) => confirmImport(tx, world.system, object, input, { queue: false });
      return { object, events: ["import.confirmed"], tables: ["import_batch"], does };
    },
  },
  {
    name: "discard an import",
    async arrange(world) {
      const object = await importOf(world);
      const does = (tx: Tx) => discardImport(tx, world.system, object, 1);
      return { object, events: ["import.discarded"], tables: ["import_batch"], does };
    },
  },
];

/** Adds a file as `system` does; its id is known only afterwards. */
export function addTextFile(world: World, tx: Tx) {
  const file = { bytes: new TextEncoder().encode("测试"), name: "说明.txt", mediaType: "text/plain" };
  return addFile(tx, world.system, world.deps.files, file);
}
