import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewProgramme } from "#shared/programmes/contracts.ts";
import { tracedProgramme } from "./load-programme.ts";
import { columnsOf, requireSoundProgramme } from "./programme.ts";
import { writeParts } from "./programme-parts.ts";

export async function createProgramme(tx: Tx, actor: Actor, input: NewProgramme): Promise<{ id: string }> {
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "programme.manage", [org.path]);
  requireSoundProgramme(input);
  return once(tx, actor, input.commandId, "programme.create", async () => {
    await refuseTaken(tx, actor, input.name);
    const made = { id: input.id, name: input.name, path: org.path };
    await tx
      .insertInto("programme")
      .values({ ...columnsOf(input), district_id: actor.district, id: input.id, org_id: org.id })
      .execute();
    await writeParts(tx, actor, made, input);
    await recordEvent(tx, actor, "programme.created", tracedProgramme(made, 1));
    return { id: input.id };
  });
}

/** A name says which programme is meant in the whole district. @param except the programme that may keep its own */
export async function refuseTaken(tx: Tx, actor: Actor, name: string, except?: string): Promise<void> {
  const taken = await tx
    .selectFrom("programme")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("name", "=", name)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw new DomainError("invalid", { reason: `专项“${name}”已存在` }, "name");
}
