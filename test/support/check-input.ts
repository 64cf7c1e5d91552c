import { randomUUID as id } from "node:crypto";
import { loadCheck } from "#server/modules/checks/load-check.ts";
import { describeCheck } from "#server/modules/checks/queries.ts";
import { runCheck } from "#server/modules/checks/run-check.ts";
import { startCheck } from "#server/modules/checks/start-check.ts";
import type { CheckContext, CheckDetail } from "#shared/checks/contracts.ts";
import type { World } from "./world.ts";

/** A claim that no record bears out and a misspelt word. */
export const DRAFT_TEXT = "今年以来，召开全体干部会议9次。新设备已按装到位。";

export const CHECK_CONTEXT: CheckContext = {
  ...{ from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19", on: "2026-11-20" },
};

export type DraftInput = {
  orgId: string;
  text?: string;
  file?: { fileName: string; bytes: Uint8Array };
  title?: string;
};

/** A draft handed in and waiting for its check. @returns the id of the check */
export async function draftOf(
  world: World,
  { orgId, text = DRAFT_TEXT, file, title = "" }: DraftInput,
): Promise<string> {
  const order = { id: id(), commandId: id(), orgId, title, context: CHECK_CONTEXT };
  await startCheck(world.deps, { ...world.system, at: world.clock.now() }, order, file ?? { text });
  return order.id;
}

/** A draft that is checked. */
export async function checkOf(world: World, input: DraftInput): Promise<CheckDetail> {
  const check = await draftOf(world, input);
  await runCheck(world.deps, world.system, check);
  return readCheck(world, check);
}

export function readCheck(world: World, check: string): Promise<CheckDetail> {
  return world.run(async (tx) => describeCheck(await loadCheck(tx, world.system, check)));
}
