import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Action } from "#shared/rights/roles.ts";

export type NamedOrg = { id: string; name: string; path: string };

/** Finds an organisation by a name that people write; `several` when the name leaves it open which. */
export type OrgNames = (name: string) => NamedOrg | "unknown" | "several";

/** A name without what people leave out or add: 中共…委员会, 党支部/支部, spaces. */
function foldOrgName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s（）()]/g, "")
    .replace(/^中共/, "")
    .replace(/支部委员会$/, "支部")
    .replace(/党支部$/, "支部")
    .replace(/委员会$/, "");
}

/**
 * The organisations of a subtree for which the actor may do something, by code, full and short name. A full name wins
 * over the short name of another: every town may have its 第一党支部.
 */
export async function loadOrgNames(tx: Tx, actor: Actor, top: { path: string }, action: Action): Promise<OrgNames> {
  const orgs = await tx
    .selectFrom("org")
    .select(["id", "name", "short_name", "code", "path"])
    .where("district_id", "=", actor.district)
    .where("active_to", "is", null)
    .where(sql<boolean>`path <@ ${top.path}::ltree`)
    .execute();
  const allowed = orgs.filter((org) => may(actor, action, org.path));
  const byName = (names: (org: (typeof orgs)[number]) => string[]) =>
    Map.groupBy(
      allowed.flatMap((org) => [...new Set(names(org).map(foldOrgName))].map((name) => ({ name, org }))),
      ({ name }) => name,
    );
  const full = byName((org) => [org.code, org.name]);
  const short = byName((org) => [org.short_name]);
  return (name) => {
    const folded = foldOrgName(name);
    const [first, second] = full.get(folded) ?? short.get(folded) ?? [];
    if (!first) return "unknown";
    return second ? "several" : { id: first.org.id, name: first.org.short_name, path: first.org.path };
  };
}

/** What to tell whoever wrote a name that leads to no organisation. */
export function orgProblem(name: string, found: "unknown" | "several", what: string): string {
  return found === "several"
    ? `叫“${name}”的组织不止一个，请改为全称或组织编码`
    : `没有找到组织“${name}”，或您无权为它${what}。请改为系统中的名称、简称，或先增设该组织`;
}
