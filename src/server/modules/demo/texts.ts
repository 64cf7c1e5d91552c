/** Invented subjects and titles of the demonstration. */
export const THEMES = ["作风建设", "为民服务", "基层减负", "红色资源", "基层治理", "纪律教育"] as const;

export const SUBJECTS = [
  "学习教育工作安排",
  "支部规范化建设",
  "基层减负措施落实",
  "干部队伍建设",
  "党员教育培训计划",
  "联系服务群众",
  "年度重点工作推进",
  "档案资料整理",
  "人才服务工作",
  "社区治理难题",
] as const;

export const MEETINGS: Record<string, (subject: string) => string> = {
  all_staff_meeting: (subject) => `全体干部会议：${subject}`,
  seminar: (subject) => `“${subject}”交流研讨`,
  special_study: (subject) => `“${subject}”专题学习`,
  document_study: (subject) => `传达学习上级关于${subject}的要求`,
  department_meeting: (subject) => `部务会：研究${subject}`,
  lectern: (subject) => `组工上讲台：${subject}`,
  visit: (subject) => `走访调研${subject}`,
  theme_day: (subject) => `主题党日：${subject}`,
  branch_committee: (subject) => `支委会：研究${subject}`,
  member_assembly: (subject) => `党员大会：${subject}`,
  party_lecture: (subject) => `党课：${subject}`,
};
