/**
 * Kinds of organisation: which may stand below which, in official terms. `section` marks an internal part of the
 * organisation above it (科室): a figure "of the department itself" (部机关) includes its sections.
 */
type OrgKind = { id: string; name: string; below: readonly string[]; section?: true };

export const ORG_KINDS = [
  { id: "district", name: "区委", below: [] },
  { id: "department", name: "部门", below: ["district"] },
  { id: "section", name: "内设科室", below: ["department", "town", "enterprise"], section: true },
  { id: "town", name: "镇街党（工）委", below: ["district"] },
  { id: "enterprise", name: "企事业单位党组织", below: ["district", "town", "department"] },
  { id: "committee", name: "基层党委", below: ["district", "department", "town", "enterprise"] },
  { id: "general_branch", name: "党总支", below: ["department", "town", "enterprise", "committee"] },
  { id: "branch", name: "党支部", below: ["department", "town", "enterprise", "committee", "general_branch"] },
  { id: "party_group", name: "党小组", below: ["branch"] },
] as const satisfies readonly OrgKind[];

export type OrgKindId = (typeof ORG_KINDS)[number]["id"];

export const ORG_KIND_IDS = ORG_KINDS.map((kind) => kind.id) as [OrgKindId, ...OrgKindId[]];

const BY_ID = new Map<string, OrgKind>(ORG_KINDS.map((kind) => [kind.id, kind]));

export function orgKindName(id: string): string {
  return BY_ID.get(id)?.name ?? id;
}

/** May an organisation of kind `child` stand directly below one of kind `parent` (null: at the top)? */
export function mayStandBelow(child: string, parent: string | null): boolean {
  const kind = BY_ID.get(child);
  if (!kind) return false;
  return parent === null ? kind.below.length === 0 : kind.below.includes(parent);
}
