import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvents } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewOrg } from "#shared/orgs/contracts.ts";
import { mayStandBelow, orgKindName } from "#shared/orgs/kinds.ts";
import { loadOrg } from "./load-org.ts";

/** A step in paths: letters and digits only, made from the id, so that it never changes. */
export function labelOf(id: string): string {
  return id.replaceAll("-", "").slice(-12);
}

/** Adds an organisation below another. The top of a district is made when the district is. */
export async function createOrg(tx: Tx, actor: Actor, input: NewOrg): Promise<{ id: string }> {
  const parent = input.parentId === null ? null : await loadOrg(tx, actor, input.parentId);
  const path = parent ? `${parent.path}.${labelOf(input.id)}` : labelOf(input.id);
  requireCan(actor, "org.manage", [parent?.path ?? path]);
  if (!mayStandBelow(input.kind, parent?.kind ?? null)) {
    const where = parent ? `“${orgKindName(parent.kind)}”之下` : "顶层";
    throw new DomainError("invalid", { reason: `“${orgKindName(input.kind)}”不能设在${where}` }, "kind");
  }
  await refuseTakenCode(tx, actor, input.code, input.id);
  return once(tx, actor, input.commandId, "org.create", async () => {
    await writeOrgs(tx, actor, [{ ...input, path }]);
    return { id: input.id };
  });
}

export type CreatedOrg = Omit<NewOrg, "commandId"> & { path: string };

/** New organisations with where they stand from their first day on, and the event of each: four statements. */
export async function writeOrgs(tx: Tx, actor: Actor, orgs: readonly CreatedOrg[]): Promise<void> {
  if (orgs.length === 0) return;
  const { district: district_id } = actor;
  await tx
    .insertInto("org")
    .values(
      orgs.map(({ id, parentId, kind, code, name, shortName, position, path }) => ({
        ...{ district_id, id, parent_id: parentId, kind, code, name, short_name: shortName, position },
        ...{ label: labelOf(id), path },
      })),
    )
    .execute();
  await tx
    .insertInto("org_placement")
    .values(
      orgs.map(({ id, parentId, from, path }) => ({
        ...{ district_id, org_id: id, from_date: from, parent_id: parentId, path },
      })),
    )
    .execute();
  const changes = orgs.map(({ id, name, path }) => ({
    object: { type: "org", id, revision: 1, label: name, visibleTo: [path] },
  }));
  await recordEvents(tx, actor, "org.created", changes);
}

export async function refuseTakenCode(tx: Tx, actor: Actor, code: string, ownId: string): Promise<void> {
  const taken = await tx
    .selectFrom("org")
    .select(["id", "name"])
    .where("district_id", "=", actor.district)
    .where("code", "=", code)
    .executeTakeFirst();
  if (taken && taken.id !== ownId) {
    throw new DomainError("invalid", { reason: `编码“${code}”已用于“${taken.name}”` }, "code");
  }
}
