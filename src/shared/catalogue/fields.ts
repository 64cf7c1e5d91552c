import type { KindField } from "./types.ts";

/** The fields that several kinds share; a field of one kind alone stands with it. */
export const SPEAKER: KindField = {
  id: "speaker",
  label: "主讲人",
  type: "text",
  synonyms: ["授课人", "讲课人", "主讲", "授课教师", "讲师", "宣讲人"],
};

export const DECISIONS: KindField = {
  id: "decisions",
  label: "议定事项",
  type: "text",
  long: true,
  hint: "一行一项，写决定了什么、谁来办",
  synonyms: ["会议决定", "决定事项", "决议", "会议决议", "表决结果"],
};

export const AGENDA_ITEMS: KindField = {
  id: "agenda_items",
  label: "议题数",
  type: "number",
  unit: "个",
  max: 200,
  synonyms: ["研究议题数", "议题个数", "研究事项数"],
  measure: {
    version: 1,
    name: "研究议题数",
    synonyms: ["议题数", "研究事项数", "多少个议题"],
    definition: "各次会议研究的议题数之和；没有填写议题数的会议单独列明，不按 0 计。",
    phrase: "研究议题{n}",
  },
};

export const STUDY_HOURS: KindField = {
  id: "study_hours",
  label: "学时",
  type: "number",
  unit: "学时",
  max: 1_000,
  decimals: 1,
  synonyms: ["学时数", "课时", "课时数", "培训学时"],
  measure: {
    version: 1,
    name: "学时",
    synonyms: ["学时数", "课时", "培训学时", "多少学时"],
    definition: "各期（次）学习、培训安排的学时之和，与参加人数无关；没有填写学时的单独列明，不按 0 计。",
    phrase: "共{n}",
  },
};

export const PROBLEMS_FOUND: KindField = {
  id: "problems_found",
  label: "发现问题",
  type: "number",
  unit: "个",
  max: 10_000,
  synonyms: ["发现问题数", "查找问题", "查摆问题", "问题数"],
  measure: {
    version: 1,
    name: "发现问题数",
    synonyms: ["发现问题", "查找问题数", "查摆问题数"],
    definition: "各次活动记录的发现问题数之和；同一问题多次发现的重复计入，没有填写的单独列明，不按 0 计。",
    phrase: "发现问题{n}",
  },
};

export const PEOPLE_SERVED: KindField = {
  id: "people_served",
  label: "服务群众",
  type: "number",
  unit: "人次",
  max: 1_000_000,
  synonyms: ["服务人次", "服务人数", "受益人次", "受益群众", "服务对象人数"],
  measure: {
    version: 1,
    name: "服务群众人次",
    synonyms: ["服务人次", "服务群众", "受益人次", "受益群众"],
    definition: "各场活动服务的群众人次之和；没有填写的单独列明，不按 0 计。",
    phrase: "服务群众{n}",
  },
};

export const MEETING_TYPE: KindField = {
  id: "meeting_type",
  label: "会议类别",
  type: "choice",
  choices: ["年度", "专题", "巡视巡察整改专题"],
  synonyms: ["年度或专题", "生活会类别"],
};
