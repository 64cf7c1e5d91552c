import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import type { Actor } from "#server/modules/access/index.ts";
import { acceptScan } from "#server/modules/scans/accept-scan.ts";
import { addScan } from "#server/modules/scans/add-scan.ts";
import { attachBatch, readBatch, startBatch, startReading } from "#server/modules/scans/index.ts";
import { drawSheet, pdfOf } from "#server/modules/scans/pages/sheet.fixture.ts";
import type { World } from "./world.ts";

/** A sheet as a picture: of an activity, or (null) without a code. */
export const jpegOf = (activity: string | null) => drawSheet(activity, 100).jpeg({ quality: 70 }).toBuffer();

export const sheetsPdf = async (activities: readonly (string | null)[]) =>
  Buffer.from(await pdfOf(await Promise.all(activities.map(jpegOf))));

export type ScanStage = "empty" | "collecting" | "reading" | "sorting";

/** A batch with one PDF of sheets, so far along. */
export async function scansOf(
  world: World,
  actor: Actor,
  stage: ScanStage,
  activities: readonly (string | null)[] = [null],
): Promise<{ batch: string; file: string; revision: number }> {
  const batch = randomUUID();
  await world.run((tx) => startBatch(tx, actor, { commandId: randomUUID(), id: batch }), actor);
  if (stage === "empty") return { batch, file: "", revision: 1 };
  const scan = await acceptScan(await sheetsPdf(activities), "扫描件.pdf");
  const { fileId: file } = await world.run((tx) => addScan(tx, actor, world.deps.files, batch, scan), actor);
  if (stage === "collecting") return { batch, file, revision: 2 };
  await world.run((tx) => startReading(tx, actor, batch, 2), actor);
  if (stage === "reading") return { batch, file, revision: 3 };
  await readBatch(world.deps, actor, batch);
  return { batch, file, revision: 4 };
}

/** The same, attached to its activity. */
export async function attachedScans(world: World, actor: Actor, activity: string) {
  const { batch, file, revision } = await scansOf(world, actor, "sorting", [activity]);
  await attachBatch(world.deps, actor, batch, revision);
  return { batch, file, revision: revision + 1 };
}

/** The body of an upload of one file of any content. */
export function uploadBytes(name: string, bytes: Uint8Array): Pick<InjectOptions, "payload" | "headers"> {
  const boundary = "shilu-scan-boundary";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}
