/** How somebody stands in a group, from the first to the last in its list. */
export const GROUP_ROLES = ["leader", "deputy", "liaison", "member"] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

type RoleNames = Record<GroupRole, string>;

const OF_A_COMMITTEE: RoleNames = { leader: "组长", deputy: "副组长", liaison: "联络员", member: "成员" };
const OF_A_TEAM: RoleNames = { leader: "队长", deputy: "副队长", liaison: "联络员", member: "队员" };
const OF_A_POST: RoleNames = { leader: "负责人", deputy: "副负责人", liaison: "联络员", member: "成员" };

/** Kinds of groups of people across organisations, each with its own words for the roles. */
export const GROUP_KINDS = [
  { id: "leading_group", name: "领导小组", roles: OF_A_COMMITTEE },
  { id: "task_force", name: "工作专班", roles: OF_A_COMMITTEE },
  { id: "service_team", name: "服务队", roles: OF_A_TEAM },
  { id: "pioneer_team", name: "先锋队", roles: OF_A_TEAM },
  { id: "pioneer_post", name: "先锋岗", roles: OF_A_POST },
] as const;

export type GroupKind = (typeof GROUP_KINDS)[number]["id"];
export const GROUP_KIND_IDS = GROUP_KINDS.map((kind) => kind.id) as [GroupKind, ...GroupKind[]];

export function groupKindName(id: GroupKind): string {
  return GROUP_KINDS.find((kind) => kind.id === id)?.name ?? id;
}

/** What a role is called in a group of this kind: 组长, 队长, 负责人. */
export function groupRoleName(kind: GroupKind, role: GroupRole): string {
  return (GROUP_KINDS.find(({ id }) => id === kind)?.roles ?? OF_A_COMMITTEE)[role];
}
