import { randomUUID } from "node:crypto";
import { addDocument } from "#server/modules/documents/index.ts";
import { addFile } from "#server/modules/files/index.ts";
import { type NewDocument, newDocument } from "#shared/documents/contracts.ts";
import type { World } from "./world.ts";

type Input = Partial<Omit<NewDocument, "version">> & { orgId: string; version?: Partial<NewDocument["version"]> };

/** A sound document; say only what matters. A received one came in on 2026-06-15. */
export function documentInput({ version, ...input }: Input): NewDocument {
  const incoming = { receivedOn: "2026-06-15", sender: "测试市委组织部" };
  return newDocument.parse({
    commandId: randomUUID(),
    id: randomUUID(),
    type: "policy",
    title: "测试制度",
    ...(input.type === "incoming" && { incoming }),
    ...input,
    version: { id: randomUUID(), ...version },
  });
}

export async function documentOf(world: World, input: Input): Promise<string> {
  const full = documentInput(input);
  await world.run((tx) => addDocument(tx, world.system, full));
  return full.id;
}

/** A stored file that is attached to nothing yet. */
export async function fileOf(world: World, bytes: Uint8Array, name: string): Promise<string> {
  const file = { bytes, name, mediaType: "application/octet-stream" };
  return (await world.run((tx) => addFile(tx, world.system, world.deps.files, file))).id;
}
