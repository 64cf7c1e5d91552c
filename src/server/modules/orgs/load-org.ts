import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";

export type Org = {
  id: string;
  parent_id: string | null;
  kind: string;
  code: string;
  name: string;
  short_name: string;
  position: number;
  label: string;
  path: string;
  active_to: string | null;
  revision: number;
};

const COLUMNS = [
  ...(["id", "parent_id", "kind", "code", "name", "short_name"] as const),
  ...(["position", "label", "path", "active_to", "revision"] as const),
] as const;

/** @throws not-found */
export async function loadOrg(tx: Tx, actor: Actor, id: string): Promise<Org> {
  const org = await tx
    .selectFrom("org")
    .select(COLUMNS)
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!org) throw new DomainError("not-found", { what: "组织" });
  return org;
}

/** @throws not-found when one of them does not exist */
export async function loadOrgs(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Org[]> {
  const found = await findOrgs(tx, actor, ids);
  if (found.length !== new Set(ids).size) throw new DomainError("not-found", { what: "组织" });
  return found;
}

/** Those of them that exist: one statement. */
export async function findOrgs(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Org[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  return tx
    .selectFrom("org")
    .select(COLUMNS)
    .where("district_id", "=", actor.district)
    .where("id", "in", wanted)
    .execute();
}

/** The whole district, in no order: one statement. */
export function allOrgs(tx: Tx, actor: Actor): Promise<Org[]> {
  return tx.selectFrom("org").select(COLUMNS).where("district_id", "=", actor.district).execute();
}
