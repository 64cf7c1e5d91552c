import type { OrgRow } from "#shared/orgs/contracts.ts";

/** The organisations for which one may record, in official order. */
export function ownOrgs(orgs: readonly OrgRow[]): OrgRow[] {
  return orgs.filter((org) => org.can.record && org.activeTo === null);
}

/** Those of them that have others below them: one fills a town or a committee at a time. */
export function upperOrgs(own: readonly OrgRow[]): OrgRow[] {
  const parents = new Set(own.map(({ parentId }) => parentId));
  return own.filter((org) => parents.has(org.id) && branchesBelow(own, org.id).length > 0);
}

/** The branches of an organisation, or where it has none all that stand at the end of the tree; in official order. */
export function branchesBelow(own: readonly OrgRow[], top: string): OrgRow[] {
  const below = new Set([top]);
  // each is followed by its own below it
  const inside = own.filter((org) => {
    if (org.id !== top && !(org.parentId !== null && below.has(org.parentId))) return false;
    below.add(org.id);
    return org.id !== top;
  });
  const branches = inside.filter(({ kind }) => kind === "branch");
  const parents = new Set(inside.map(({ parentId }) => parentId));
  return branches.length > 0 ? branches : inside.filter(({ id, kind }) => kind !== "section" && !parents.has(id));
}
