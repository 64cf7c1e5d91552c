import { PROBLEMS_FOUND, STUDY_HOURS } from "../fields.ts";
import type { ActivityKind, KindField } from "../types.ts";

const CASE: KindField = {
  id: "case_name",
  label: "案例",
  type: "text",
  synonyms: ["案例名称", "典型案例", "剖析案例"],
};

const RISK_POINTS: KindField = {
  id: "risk_points",
  label: "风险点",
  type: "number",
  unit: "个",
  max: 10000,
  synonyms: ["风险点数", "排查风险点", "廉政风险点"],
  measure: {
    version: 1,
    name: "排查风险点数",
    synonyms: ["风险点数", "排查风险点", "廉政风险点数"],
    definition: "各次排查出的风险点数之和，复查时再次列出的重复计入；没有填写的单独列明，不按 0 计。",
    phrase: "排查风险点{n}",
  },
};

const CONTROLS: KindField = {
  id: "controls",
  label: "防控措施",
  type: "number",
  unit: "条",
  max: 10000,
  synonyms: ["防控措施数", "制定措施", "措施数"],
  measure: {
    version: 1,
    name: "防控措施数",
    synonyms: ["防控措施", "制定措施数"],
    definition: "各次排查后制定的防控措施条数之和；没有填写的单独列明，不按 0 计。",
    phrase: "制定防控措施{n}",
  },
};

export const CLEAN_KINDS: readonly ActivityKind[] = [
  {
    id: "discipline_study",
    name: "纪律学习",
    measure: "次",
    dimension: "clean",
    expected: "staff",
    synonyms: ["党纪学习", "纪律法规学习", "法规学习", "纪律教育"],
    phrase: "组织纪律法规学习{n}",
    verb: "组织",
    fields: [STUDY_HOURS],
  },
  {
    id: "warning_education",
    name: "警示教育",
    measure: "次",
    dimension: "clean",
    expected: "staff",
    synonyms: ["警示教育会", "警示教育大会", "案例警示教育"],
    phrase: "开展警示教育{n}",
    verb: "开展",
    fields: [CASE],
  },
  {
    id: "integrity_meeting",
    name: "党风廉政建设会议",
    measure: "次",
    dimension: "clean",
    expected: "staff",
    synonyms: ["廉政会议", "党风廉政责任制部署会", "党风廉政会议", "全面从严治党会议"],
    phrase: "召开党风廉政建设会议{n}",
    verb: "召开",
  },
  {
    id: "case_reform",
    name: "以案促改",
    measure: "次",
    dimension: "clean",
    expected: "staff",
    synonyms: ["以案促改工作会", "以案促改专题会", "以案促治"],
    phrase: "开展以案促改{n}",
    verb: "开展",
    fields: [CASE, PROBLEMS_FOUND],
  },
  {
    id: "risk_check",
    name: "廉政风险排查",
    measure: "次",
    dimension: "clean",
    expected: "none",
    synonyms: ["廉政风险点排查", "风险排查", "廉洁风险排查"],
    phrase: "开展廉政风险排查{n}",
    verb: "开展",
    fields: [RISK_POINTS, CONTROLS],
  },
  {
    id: "reminder",
    name: "提醒谈话",
    measure: "次",
    dimension: "clean",
    expected: "none",
    synonyms: ["谈话提醒", "早提醒", "廉政提醒"],
    phrase: "开展提醒谈话{n}",
    verb: "开展",
    keeps: "fact",
  },
];
