import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { ProgrammeChange, ProgrammeClosing } from "#shared/programmes/contracts.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { refuseTaken } from "./create-programme.ts";
import { loadForChange, tracedProgramme, updateProgramme } from "./load-programme.ts";
import { columnsOf, programmeChanges, requireSoundProgramme } from "./programme.ts";
import { partsOf, writeParts } from "./programme-parts.ts";

/** Changes what a programme says of itself; which activities are in it is theirs to say. */
export async function changeProgramme(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ProgrammeChange,
): Promise<{ revision: number }> {
  const programme = await loadForChange(tx, actor, id);
  const { revision, ...fields } = input;
  requireSoundProgramme(fields, programme.closed_on);
  await refuseTaken(tx, actor, fields.name, id);
  const parts = await partsOf(tx, actor, id);
  const changes = programmeChanges({ ...programme, ...parts }, fields);
  if (changes.length === 0 && programme.revision === revision) return { revision };
  await updateProgramme(tx, actor, id, revision, columnsOf(fields));
  await writeParts(tx, actor, programme, fields, parts);
  const traced = tracedProgramme({ ...programme, name: fields.name }, revision + 1);
  await recordEvent(tx, actor, "programme.changed", traced, { changes });
  return { revision: revision + 1 };
}

/** 结项: activities after this day are taken in no more; what is in it stays and is counted. */
export async function closeProgramme(tx: Tx, actor: Actor, id: string, input: ProgrammeClosing): Promise<void> {
  const programme = await loadForChange(tx, actor, id);
  const { revision, closedOn, note } = input;
  requireUnmarked({ note });
  if (programme.closed_on !== null) throw new DomainError("wrong-state", { reason: "该专项已结项" });
  if (closedOn < programme.starts_on) {
    const reason = `结项日期早于开始日期 ${programme.starts_on}`;
    throw new DomainError("invalid", { reason }, "closedOn");
  }
  await updateProgramme(tx, actor, id, revision, { closed_on: closedOn, closed_note: note });
  const payload = { date: closedOn, note: note && `：${note}` };
  await recordEvent(tx, actor, "programme.closed", tracedProgramme(programme, revision + 1), payload);
}

export async function reopenProgramme(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const programme = await loadForChange(tx, actor, id);
  if (programme.closed_on === null) throw new DomainError("wrong-state", { reason: "该专项没有结项" });
  await updateProgramme(tx, actor, id, revision, { closed_on: null, closed_note: "" });
  await recordEvent(tx, actor, "programme.reopened", tracedProgramme(programme, revision + 1));
}
