import type { ColumnKind } from "#shared/rounds/columns.ts";
import { type RoundColumn, relativeSpec } from "#shared/rounds/contracts.ts";

/** The four towns of the demonstration, by the keys of its plan. */
export const DEMO_TOWNS = ["town0", "town1", "town2", "town3"] as const;
export type DemoTown = (typeof DEMO_TOWNS)[number];

const column = (code: string, label: string, kind: ColumnKind, more: Partial<RoundColumn> = {}) => ({
  ...{ code, label, kind, ...more },
});

const occasionsOf = (kind: string) => relativeSpec.parse({ metric: "occasions", kinds: [kind], reach: "tree" });

/** 志愿服务 on paper since before the system: towns state what has no records; theme days come from records. */
export const VOLUNTEERS = {
  title: (period: string) => `${period}志愿服务和主题党日情况`,
  explanation: "没有录入系统的志愿服务由各镇街统计后填报；主题党日由系统算出。做法写具体，三百字以内。",
  columns: [
    column("A", "主题党日次数", "derived", { unit: "次", spec: occasionsOf("theme_day") }),
    column("B", "未录入系统的志愿服务场次", "number", { unit: "场", metric: "occasions", metricKind: "service" }),
    column("C", "志愿者人次", "number", { unit: "人次" }),
    column("D", "其中党员", "number", { unit: "人次" }),
    column("E", "是否建立志愿服务队", "choice", { options: ["已建立", "正在组建", "没有"] }),
    column("F", "主要做法", "material", { required: false }),
  ],
  checks: ["D <= C"],
};

export type PlannedAnswer = Record<string, number | string>;

export const VOLUNTEER_ANSWERS: Record<DemoTown, PlannedAnswer> = {
  town0: {
    ...{ B: 6, C: 148, D: 96, E: "已建立" },
    F: "把志愿服务与主题党日结合，上半年开展环境整治8场，参与党员96人次。\n推行“一户一档”，为独居老人办实事23件。",
  },
  town1: { B: 4, C: 87, D: 61, E: "已建立", F: "组建5支先锋服务队，轮流到集市设点，接待群众260余人次。" },
  town2: { B: 9, C: 233, D: 140, E: "已建立" },
  town3: { B: 3, C: 52, D: 40, E: "正在组建" },
};

/** Whose material the demonstration's report took over. */
export const USED_BY_REPORT: DemoTown = "town0";

/** A round that is under way: half of the towns have answered, and one cell went back. */
export const REST_HOMES = {
  title: "党群服务驿站建设情况",
  explanation: "截至填报日的情况。驿站数含在建的。",
  columns: [
    column("A", "党课次数", "derived", { unit: "次", spec: occasionsOf("party_lecture") }),
    column("B", "已建成驿站", "number", { unit: "个" }),
    column("C", "在建驿站", "number", { unit: "个" }),
    column("D", "驿站合计", "total", { unit: "个", formula: "B + C" }),
    column("E", "其中全天开放", "number", { unit: "个" }),
    column("F", "最近一处建成日期", "date", { required: false }),
    column("G", "需要协调解决的问题", "text", { required: false }),
  ],
  checks: ["E <= B"],
};

export const REST_HOME_ANSWERS: Partial<Record<DemoTown, PlannedAnswer>> = {
  town1: { B: 3, C: 1, E: 2, G: "产业园驿站用地待明确" },
  town2: { B: 4, C: 0, E: 5 },
};

export const SENT_BACK = { town: "town2", code: "E", remark: "全天开放的多于已建成的，请核对" } as const;
