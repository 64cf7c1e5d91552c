import { randomUUID } from "node:crypto";
import { addDays } from "#shared/figures/period.ts";
import type { GroupKind, GroupRole } from "#shared/groups/kinds.ts";
import { type NewProgramme, newProgramme } from "#shared/programmes/contracts.ts";
import type { Level } from "#shared/recognitions/contracts.ts";

/** The contest that the activities of the plan belong to: a year long, a first round and a final. */
export function demoContest(id: string, orgId: string, today: string): NewProgramme {
  const ago = (days: number) => addDays(today, -days);
  return newProgramme.parse({
    ...{ commandId: randomUUID(), id, orgId, name: "“党课我来讲”系列活动", kind: "contest" },
    purpose: "让普通党员走上讲台，用身边事讲党课。先由镇街、部门初赛，再举行全区决赛。（示例）",
    startsOn: ago(364),
    stages: [
      { name: "初赛", from: ago(364), to: ago(28) },
      { name: "决赛", from: ago(27), to: ago(7) },
    ],
  });
}

export type PlannedProgramme = Pick<NewProgramme, "name" | "kind" | "purpose"> & {
  org: string;
  /** activities of this kind hosted by this organisation or below it go into it */
  collects: string;
  from: string;
  closed?: string;
};

export const DEMO_PROGRAMMES: readonly PlannedProgramme[] = [
  {
    name: "党员夜间课堂",
    kind: "course",
    org: "zzb",
    purpose: "利用晚间时间在镇街开课，方便白天在岗的党员参加学习。（示例）",
    collects: "night_school",
    from: "root",
  },
  {
    name: "示例甲镇为民服务季",
    kind: "campaign",
    org: "town0",
    purpose: "镇村党员服务队走进社区，办群众身边的小事。（示例）",
    collects: "service",
    from: "town0",
    closed: "按计划办完，转入日常服务。（示例）",
  },
];

export type PlannedGroup = {
  kind: GroupKind;
  name: string;
  org: string;
  duties: string;
  /** how many from which organisation, in which role */
  members: readonly [org: string, count: number, role: GroupRole][];
  /** takes part in the latest activities of this kind hosted by its organisation or below */
  takesPart?: string;
  programme?: "contest";
};

const team = (town: string, name: string): PlannedGroup => ({
  ...{ kind: "service_team", name: `${name}党员服务队`, org: town, takesPart: "service" },
  duties: "定期走访困难群众，办理社区提出的服务需求。（示例）",
  members: [
    [`${town}-b0`, 1, "leader"],
    [`${town}-b1`, 1, "deputy"],
    [`${town}-b2`, 4, "member"],
  ],
});

const pioneers = (branch: string, name: string): PlannedGroup => ({
  ...{ kind: "pioneer_team", name: `${name}党员先锋队`, org: branch },
  duties: "在急难任务中先上。（示例）",
  members: [
    [branch, 1, "leader"],
    [branch, 3, "member"],
  ],
});

/** One leading group, three service teams, four pioneer teams. All invented. */
export const DEMO_GROUPS: readonly PlannedGroup[] = [
  {
    ...{ kind: "leading_group", name: "“党课我来讲”比赛领导小组", org: "zzb", programme: "contest" },
    duties: "统筹比赛安排和赛务事项。（示例）",
    members: [
      ["zzb", 1, "leader"],
      ["zzb", 2, "deputy"],
      ["zzb-s4", 1, "liaison"],
      ["dep0", 1, "member"],
      ["town0-b0", 1, "member"],
      ["town1-b0", 1, "member"],
    ],
  },
  team("town0", "示例甲镇"),
  team("town1", "示例乙镇"),
  {
    ...team("town2", "示例丙街道、示例丁街道联合"),
    members: [
      ["town2-b0", 1, "leader"],
      ["town3-b0", 1, "deputy"],
      ["town3-b1", 3, "member"],
    ],
  },
  pioneers("town0-b0", "甲镇第一社区"),
  pioneers("town1-b1", "乙镇第二社区"),
  pioneers("town2-b0", "丙街道第一社区"),
  pioneers("dep0-b", "示例区甲局"),
];

export type PlannedHonour = {
  title: string;
  level: Level;
  by: string;
  ago: number;
  basis: string;
  /** people: how many from which organisation */
  people?: readonly [org: string, count: number][];
  groups?: readonly string[];
  orgs?: readonly string[];
};

/** Ten recognitions of invented honours: six people, two groups, two organisations. */
export const DEMO_HONOURS: readonly PlannedHonour[] = [
  {
    ...{
      title: "示例区党课讲述能手",
      level: "district",
      by: "中共示例区委组织部",
      ago: 18,
      basis: "示组发〔示例〕9号",
    },
    people: [
      ["town0-b0", 1],
      ["town1-b1", 1],
      ["town3-b2", 1],
    ],
  },
  {
    ...{ title: "示例甲镇热心志愿者", level: "town", by: "中共示例甲镇委员会", ago: 75, basis: "" },
    people: [["town0-b1", 2]],
    groups: ["示例甲镇党员服务队"],
  },
  {
    ...{ title: "示例市优秀讲稿", level: "municipal", by: "示例市委组织部", ago: 120, basis: "示例市组通〔示例〕20号" },
    people: [["zzb-s4", 1]],
  },
  {
    ...{
      title: "示例区党员服务示范队",
      level: "district",
      by: "中共示例区委组织部",
      ago: 40,
      basis: "示组发〔示例〕7号",
    },
    groups: ["示例乙镇党员服务队"],
    orgs: ["town1-b0"],
  },
  {
    ...{
      title: "示例省基层学习示范点",
      level: "provincial",
      by: "示例省委组织部",
      ago: 260,
      basis: "示例省组通〔示例〕3号",
    },
    orgs: ["town2-b0"],
  },
];
