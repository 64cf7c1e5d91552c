/** The seven roles. A grant binds a role to a subtree; everything not named in ACTIONS is denied. */
export const ROLES = [
  { id: "administrator", name: "系统管理员" },
  { id: "department_clerk", name: "组工干部" },
  { id: "department_leader", name: "部领导" },
  { id: "town_cadre", name: "镇街党务干部" },
  { id: "org_secretary", name: "党组织书记" },
  { id: "member", name: "党员" },
  { id: "auditor", name: "审计员" },
] as const;

export type RoleId = (typeof ROLES)[number]["id"];

export const ROLE_IDS = ROLES.map((role) => role.id) as [RoleId, ...RoleId[]];

export function roleName(id: string): string {
  return ROLES.find((role) => role.id === id)?.name ?? id;
}

const RECORDERS: readonly RoleId[] = ["department_clerk", "town_cadre", "org_secretary"];
const READERS: readonly RoleId[] = [...RECORDERS, "department_leader", "administrator"];
const EVERYONE: readonly RoleId[] = [...READERS, "member", "auditor"];

/** What may be done, and by whom, inside the subtree of the grant. */
export const ACTIONS = {
  "org.read": { what: "查看组织", roles: EVERYONE },
  "org.manage": { what: "管理组织", roles: ["administrator"] },
  "person.read": { what: "查看人员", roles: [...READERS, "auditor"] },
  "person.manage": { what: "管理人员", roles: ["administrator", "department_clerk", "town_cadre"] },
  "account.manage": { what: "管理账号和授权", roles: ["administrator"] },
  "activity.read": { what: "查看活动", roles: EVERYONE },
  "activity.record": { what: "记录活动", roles: RECORDERS },
  "activity.export": { what: "导出活动", roles: [...READERS, "auditor"] },
  "file.add": { what: "上传文件", roles: [...RECORDERS, "administrator"] },
  "file.read": { what: "查看附件", roles: EVERYONE },
  "dictionary.manage": { what: "管理字典", roles: ["administrator", "department_clerk"] },
  "group.read": { what: "查看队伍", roles: EVERYONE },
  "group.manage": { what: "管理队伍", roles: RECORDERS },
  "programme.read": { what: "查看专项", roles: EVERYONE },
  "programme.manage": { what: "管理专项", roles: RECORDERS },
  "recognition.read": { what: "查看表彰", roles: EVERYONE },
  "recognition.manage": { what: "记录表彰", roles: RECORDERS },
  "figure.read": { what: "查看数据", roles: EVERYONE },
  "draft.check": { what: "核对文稿", roles: [...RECORDERS, "department_leader"] },
  "report.read": { what: "查看报告", roles: [...RECORDERS, "department_leader", "auditor"] },
  "report.write": { what: "起草报告", roles: RECORDERS },
  "report.issue": { what: "印发报告", roles: [...RECORDERS, "department_leader"] },
  "document.read": { what: "查看文件", roles: EVERYONE },
  "document.manage": { what: "管理文件", roles: [...RECORDERS, "administrator"] },
  "import.run": { what: "导入数据", roles: ["administrator", "department_clerk", "town_cadre", "org_secretary"] },
  "round.read": { what: "查看收表", roles: [...RECORDERS, "department_leader", "auditor"] },
  "round.manage": { what: "发起收表", roles: ["department_clerk", "town_cadre"] },
  "round.answer": { what: "填报收表", roles: RECORDERS },
  "event.read": { what: "查看留痕", roles: ["administrator", "auditor", "department_clerk", "department_leader"] },
  "demo.leave": { what: "结束演示", roles: ["administrator"] },
} as const satisfies Record<string, { what: string; roles: readonly RoleId[] }>;

export type Action = keyof typeof ACTIONS;

export function roleMay(role: RoleId, action: Action): boolean {
  return (ACTIONS[action].roles as readonly RoleId[]).includes(role);
}
