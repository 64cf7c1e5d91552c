import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { NewGroup } from "#shared/groups/contracts.ts";
import { columnsOf, requireSoundGroup } from "./group.ts";
import { tracedGroup } from "./load-group.ts";

/** A group of an organisation, without people yet. */
export async function createGroup(tx: Tx, actor: Actor, input: NewGroup): Promise<{ id: string }> {
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "group.manage", [org.path]);
  return once(tx, actor, input.commandId, "group.create", async () => {
    await requireSoundGroup(tx, actor, org.id, input);
    const made = { id: input.id, name: input.name, visible_to: [org.path] };
    await tx
      .insertInto("work_group")
      .values({ ...columnsOf(input), ...made, district_id: actor.district, org_id: org.id })
      .execute();
    await indexObjects(tx, actor.district, "group", [input.id]);
    await recordEvent(tx, actor, "group.created", tracedGroup(made, 1));
    return { id: input.id };
  });
}
