import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import type { Action } from "#shared/rights/roles.ts";

export type NamedOrg = { id: string; name: string; path: string };

/** Finds an organisation by a name that people write; `several` when the name leaves it open which. */
export type OrgNames = (name: string) => NamedOrg | "unknown" | "several";

/** The organisations of a subtree for which the actor may do something, by code, full and short name. */
export async function loadOrgNames(tx: Tx, actor: Actor, top: { path: string }, action: Action): Promise<OrgNames> {
  const orgs = await tx
    .selectFrom("org")
    .select(["id", "name", "short_name as shortName", "code", "path"])
    .where("district_id", "=", actor.district)
    .where("active_to", "is", null)
    .where(sql<boolean>`path <@ ${top.path}::ltree`)
    .execute();
  const read = orgNameReader(orgs.filter((org) => may(actor, action, org.path)));
  return (name) => {
    const found = read(name);
    return typeof found === "string" ? found : { id: found.id, name: found.shortName, path: found.path };
  };
}
