import { PEOPLE_SERVED, PROBLEMS_FOUND, SPEAKER } from "../fields.ts";
import type { ActivityKind, KindField } from "../types.ts";

const NEEDS_RAISED: KindField = {
  id: "needs_raised",
  label: "提出需求",
  type: "number",
  unit: "件",
  max: 10000,
  synonyms: ["需求数", "提出需求数", "收集需求", "征集需求"],
  measure: {
    version: 1,
    name: "提出需求数",
    synonyms: ["收集需求数", "需求数", "多少件需求"],
    definition: "各场沙龙上提出的需求数之和；没有填写的单独列明，不按 0 计。",
    phrase: "提出需求{n}",
  },
};

const NEEDS_MATCHED: KindField = {
  id: "needs_matched",
  label: "对接需求",
  type: "number",
  unit: "件",
  max: 10000,
  synonyms: ["对接需求数", "已对接需求", "交办需求"],
  measure: {
    version: 1,
    name: "对接需求数",
    synonyms: ["已对接需求数", "交办需求数"],
    definition: "各场沙龙提出的需求中已对接到责任单位的件数之和；没有填写的单独列明，不按 0 计。",
    phrase: "对接需求{n}",
  },
};

const OPINIONS: KindField = {
  id: "opinions",
  label: "征集意见",
  type: "number",
  unit: "条",
  max: 100000,
  synonyms: ["意见数", "意见建议数", "征集意见数", "收集意见"],
  measure: {
    version: 1,
    name: "征集意见数",
    synonyms: ["意见建议数", "收集意见数", "多少条意见"],
    definition: "各场座谈征集到的意见建议条数之和，内容相同的不合并；没有填写的单独列明，不按 0 计。",
    phrase: "征集意见建议{n}",
  },
};

const ENTRIES: KindField = {
  id: "entries",
  label: "参赛人数",
  type: "number",
  unit: "人次",
  max: 100000,
  synonyms: ["参赛选手", "参赛选手数", "选手数"],
  measure: {
    version: 1,
    name: "参赛人次",
    synonyms: ["参赛人数", "参赛选手数", "选手人次"],
    definition: "各场比赛参赛选手数之和，同一选手参加多场的重复计入；没有填写的单独列明，不按 0 计。",
    phrase: "参赛{n}",
  },
};

const HELPED: KindField = {
  id: "helped",
  label: "办实事",
  type: "number",
  unit: "件",
  max: 10000,
  synonyms: ["办实事数", "帮办实事", "解决问题数", "帮扶事项数"],
  measure: {
    version: 1,
    name: "办实事数",
    synonyms: ["帮办实事数", "办实事件数"],
    definition: "各次帮扶中办成的实事件数之和；没有填写的单独列明，不按 0 计。",
    phrase: "办实事{n}",
  },
};

const HONOURED_PEOPLE: KindField = {
  id: "honoured_people",
  label: "表彰个人",
  type: "number",
  unit: "名",
  max: 100000,
  synonyms: ["表彰个人数", "先进个人", "先进个人数"],
  measure: {
    version: 1,
    name: "表彰个人数",
    synonyms: ["先进个人数", "表彰先进个人"],
    definition: "各次表彰的个人数之和，同一人多次受表彰的重复计入；没有填写的单独列明，不按 0 计。",
    phrase: "表彰个人{n}",
  },
};

const HONOURED_GROUPS: KindField = {
  id: "honoured_groups",
  label: "表彰集体",
  type: "number",
  unit: "个",
  max: 100000,
  synonyms: ["表彰集体数", "先进集体", "先进集体数", "先进党组织"],
  measure: {
    version: 1,
    name: "表彰集体数",
    synonyms: ["先进集体数", "表彰先进集体"],
    definition: "各次表彰的集体数之和；没有填写的单独列明，不按 0 计。",
    phrase: "表彰集体{n}",
  },
};

const STAGE: KindField = {
  id: "stage",
  label: "赛程",
  type: "choice",
  choices: ["初赛", "复赛", "半决赛"],
  synonyms: ["赛段", "比赛阶段"],
};

const AWARDS: KindField = {
  id: "awards",
  label: "获奖情况",
  type: "text",
  long: true,
  synonyms: ["获奖名单", "奖项", "评奖结果"],
};

const PARTNER: KindField = {
  id: "partner",
  label: "帮扶对象",
  type: "text",
  synonyms: ["结对单位", "帮扶村", "帮扶村（社区）", "包抓单位", "结对村"],
};

export const EFFICIENT_KINDS: readonly ActivityKind[] = [
  {
    id: "campaign_meeting",
    name: "模范机关创建推进会",
    measure: "次",
    dimension: "efficient",
    expected: "staff",
    synonyms: ["模范机关创建", "模范机关建设推进会", "模范机关创建自查"],
    phrase: "推进模范机关创建{n}",
    verb: "召开",
    fields: [PROBLEMS_FOUND],
  },
  {
    id: "pioneer_action",
    name: "先锋行动",
    measure: "次",
    dimension: "efficient",
    expected: "none",
    synonyms: ["先锋岗活动", "先锋队活动", "党员先锋行动", "先锋示范行动"],
    phrase: "开展先锋行动{n}",
    verb: "开展",
    fields: [PEOPLE_SERVED],
  },
  {
    id: "assistance",
    name: "包抓帮扶",
    measure: "次",
    dimension: "efficient",
    expected: "none",
    synonyms: ["结对帮扶", "包联帮扶", "帮扶活动", "驻村帮扶"],
    phrase: "开展包抓帮扶{n}",
    verb: "开展",
    fields: [PARTNER, HELPED],
  },
  {
    id: "opinion_meeting",
    name: "征求意见座谈",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["征求意见", "征求意见座谈会", "意见征集", "听取意见座谈会"],
    phrase: "召开征求意见座谈会{n}",
    verb: "召开",
    fields: [OPINIONS],
  },
  {
    id: "salon",
    name: "党建沙龙",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["非公党建沙龙", "沙龙"],
    phrase: "举办党建沙龙{n}",
    verb: "举办",
    fields: [NEEDS_RAISED, NEEDS_MATCHED],
  },
  {
    id: "service",
    name: "志愿服务",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["志愿服务活动", "服务活动", "便民服务"],
    phrase: "开展志愿服务{n}",
    verb: "开展",
    fields: [PEOPLE_SERVED],
  },
  {
    id: "teaching_service",
    name: "送教送学",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["送教上门", "送学上门", "送课下基层", "送教下基层"],
    phrase: "开展送教送学{n}",
    verb: "开展",
    fields: [SPEAKER, PEOPLE_SERVED],
  },
  {
    id: "contest_round",
    name: "党课我来讲比赛",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["党课我来讲", "党课比赛", "初赛", "党课我来讲初赛"],
    phrase: "举办“党课我来讲”比赛{n}",
    verb: "举办",
    fields: [STAGE, ENTRIES],
  },
  {
    id: "contest_final",
    name: "党课我来讲决赛",
    measure: "场",
    dimension: "efficient",
    expected: "none",
    synonyms: ["区级决赛", "决赛", "总决赛"],
    phrase: "举办“党课我来讲”区级决赛{n}",
    verb: "举办",
    fields: [ENTRIES, AWARDS],
  },
  {
    id: "recognition",
    name: "表彰大会",
    measure: "次",
    dimension: "efficient",
    expected: "none",
    synonyms: ["表彰", "表彰会", "表彰活动", "总结表彰大会"],
    phrase: "召开表彰大会{n}",
    verb: "召开",
    fields: [HONOURED_PEOPLE, HONOURED_GROUPS],
  },
];
