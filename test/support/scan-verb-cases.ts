import { randomUUID } from "node:crypto";
import { removeScan } from "#server/modules/scans/add-scan.ts";
import { attachParts, detachBatch } from "#server/modules/scans/index.ts";
import { makeParts } from "#server/modules/scans/make-parts.ts";
import { placePages } from "#server/modules/scans/place-pages.ts";
import { planParts } from "#server/modules/scans/plan-parts.ts";
import { discardBatch, startBatch, startReading } from "#server/modules/scans/start-batch.ts";
import type { Tx } from "#server/platform/db.ts";
import { attachedScans, scansOf } from "./scan-scene.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

async function meeting(world: World) {
  const org = await world.org("department", world.root);
  return world.activity({ orgs: [{ orgId: org, role: "host" }] });
}

export const SCAN_CASES: VerbCase[] = [
  {
    name: "start a batch of scans",
    async arrange(world) {
      const object = randomUUID();
      const commandId = randomUUID();
      const does = (tx: Tx) => startBatch(tx, world.system, { commandId, id: object });
      return { object, events: ["scan.started"], tables: ["scan_batch"], does, again: does };
    },
  },
  {
    name: "change a batch of scans by taking a file out",
    async arrange(world) {
      const { batch, file, revision } = await scansOf(world, world.system, "collecting");
      const does = (tx: Tx) => removeScan(tx, world.system, batch, file, revision);
      const tables = ["file", "scan_batch", "scan_file"];
      return { object: batch, events: ["scan.file_removed"], tables, does };
    },
  },
  {
    name: "read a batch of scans",
    async arrange(world) {
      const { batch, revision } = await scansOf(world, world.system, "collecting");
      const does = (tx: Tx) => startReading(tx, world.system, batch, revision);
      return { object: batch, events: ["scan.reading"], tables: ["scan_batch"], does };
    },
  },
  {
    name: "change where a scanned page goes",
    async arrange(world) {
      const { batch, file, revision } = await scansOf(world, world.system, "sorting");
      const to = { kind: "left_out" } as const;
      const does = (tx: Tx) =>
        placePages(tx, world.system, batch, { revision, pages: [{ fileId: file, page: 1 }], to });
      return { object: batch, events: ["scan.placed"], tables: ["scan_batch", "scan_page"], does };
    },
  },
  {
    name: "attach a batch of scans",
    async arrange(world) {
      const activity = await meeting(world);
      const { batch, revision } = await scansOf(world, world.system, "sorting", [activity]);
      const plan = await world.run((tx) => planParts(tx, world.system, batch));
      const parts = await makeParts(world.deps.files, plan);
      const does = (tx: Tx) => attachParts(tx, world.system, batch, revision, parts);
      const tables = ["activity", "activity_file", "file", "scan_batch", "scan_part"];
      const events = ["activity.evidence_attached", "scan.attached"] as const;
      return { object: batch, others: [activity], events: [...events], tables, does };
    },
  },
  {
    name: "detach a batch of scans",
    async arrange(world) {
      const activity = await meeting(world);
      const { batch, revision } = await attachedScans(world, world.system, activity);
      const does = (tx: Tx) => detachBatch(tx, world.system, batch, revision);
      const tables = ["activity", "activity_file", "file", "scan_batch", "scan_part"];
      const events = ["activity.evidence_detached", "scan.detached"] as const;
      return { object: batch, others: [activity], events: [...events], tables, does };
    },
  },
  {
    name: "change a batch of scans by giving it up",
    async arrange(world) {
      const { batch, revision } = await scansOf(world, world.system, "collecting");
      const does = (tx: Tx) => discardBatch(tx, world.system, batch, revision);
      return { object: batch, events: ["scan.discarded"], tables: ["scan_batch"], does };
    },
  },
];
