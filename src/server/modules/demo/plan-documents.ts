import type { DocumentType } from "#shared/documents/types.ts";

/** A version with its days counted back from the day of the demonstration. */
export type PlannedVersion = { label: string; issued: number; effective?: number };

export type PlannedDocument = {
  key: string;
  type: DocumentType;
  org: string;
  title: string;
  number?: string;
  shortNames?: readonly string[];
  districtWide?: boolean;
  /** days before today */
  received?: { ago: number; sender: string; deadlineIn: number | null; handler: string; asks: string };
  versions?: readonly PlannedVersion[];
  /** kept as a text file with the first version, so that it can be searched */
  text?: string;
  /** how many of the department's latest 传达学习 passed it on */
  passedOn?: number;
  plan?: string;
  closed?: { ago: number; note: string };
  basedOn?: readonly string[];
  carriedOut?: { kind: string; count: number };
};

/** Three received documents at different steps, three plans, four policies of which one was revised. All invented. */
export const DEMO_DOCUMENTS: readonly PlannedDocument[] = [
  {
    key: "plan-education",
    type: "plan",
    org: "zzb",
    title: "示例区委组织部机关学习教育实施方案",
    number: "示组发〔示例〕3号",
    versions: [{ label: "", issued: 150 }],
    text: "一、总体要求\n围绕学习教育，坚持学用结合，不搞层层加码。\n二、主要安排\n机关支部每月开展一次主题党日，部领导带头讲党课，组工上讲台按季度排定主讲人。\n三、组织保障\n不以留痕代替工作，不要求报送贯彻落实情况。（示例文本）",
    carriedOut: { kind: "special_study", count: 3 },
  },
  {
    key: "plan-visits",
    type: "plan",
    org: "zzb",
    title: "示例区委组织部走访调研工作方案",
    number: "示组发〔示例〕5号",
    versions: [{ label: "", issued: 120 }],
    carriedOut: { kind: "visit", count: 4 },
  },
  {
    key: "plan-branch",
    type: "plan",
    org: "town0",
    title: "示例甲镇支部规范化建设方案",
    versions: [{ label: "", issued: 60 }],
  },
  {
    key: "in-education",
    type: "incoming",
    org: "zzb",
    title: "关于做好学习教育有关工作的通知",
    number: "示例市组通〔示例〕12号",
    received: {
      ago: 170,
      sender: "示例市委组织部",
      deadlineIn: 45,
      handler: "示例经办人",
      asks: "组织传达学习，制定本单位的安排，不要求报送总结。",
    },
    text: "关于做好学习教育有关工作的通知\n各区委组织部：\n一、及时传达学习。结合三会一课、主题党日组织学习，讲好党课。\n二、制定务实管用的安排。\n三、坚持基层减负，不得要求基层重复填表报数。（示例文本）",
    passedOn: 2,
    plan: "plan-education",
    closed: { ago: 100, note: "已按方案开展，无须报送（示例）。" },
  },
  {
    key: "in-reform",
    type: "incoming",
    org: "zzb",
    title: "关于开展廉政风险排查的通知",
    number: "示例市纪通〔示例〕4号",
    received: {
      ago: 40,
      sender: "示例市纪委机关",
      deadlineIn: 60,
      handler: "示例经办人",
      asks: "逐岗位排查廉政风险点，完善防控措施。",
    },
    text: "关于开展廉政风险排查的通知\n请对照职权目录逐岗位排查廉政风险点，区分高、中、低三级，完善防控措施，建立动态管理台账。（示例文本）",
    passedOn: 1,
  },
  {
    key: "in-survey",
    type: "incoming",
    org: "zzb",
    title: "关于征求基层党建工作意见建议的函",
    number: "示例市组函〔示例〕7号",
    received: {
      ago: 6,
      sender: "示例市委组织部",
      deadlineIn: 20,
      handler: "",
      asks: "面向镇街和社区收集意见建议，汇总后反馈。",
    },
    text: "关于征求基层党建工作意见建议的函\n请结合日常走访收集意见建议，不另行组织填表，不作统一数量要求。（示例文本）",
  },
  {
    key: "policy-study",
    type: "policy",
    org: "zzb",
    title: "示例区委组织部机关学习管理办法",
    shortNames: ["机关学习管理办法", "学习办法"],
    versions: [
      { label: "试行", issued: 900, effective: 890 },
      { label: "修订", issued: 200, effective: 190 },
    ],
    text: "第一条 为规范机关学习，制定本办法。\n第二条 机关每月安排一次集中学习，因公不能参加的自行补学，不要求撰写心得体会。\n第三条 组工上讲台由各科室轮流主讲。\n第四条 本办法由办公室负责解释。（示例文本）",
    basedOn: ["member-education", "cadre-training"],
  },
  {
    key: "policy-branch",
    type: "policy",
    org: "zzb",
    title: "示例区基层党支部组织生活记录办法",
    shortNames: ["组织生活记录办法"],
    districtWide: true,
    versions: [{ label: "试行", issued: 330, effective: 320 }],
    text: "第一条 支部党员大会、支部委员会会议、党小组会和党课应当如实记录。\n第二条 一次记录，多处使用，不得要求支部重复填报。\n第三条 照片和视频不作为评判标准。（示例文本）",
    basedOn: ["branch-work", "less-burden"],
  },
  {
    key: "policy-integrity",
    type: "policy",
    org: "zzb",
    title: "示例区委组织部廉政风险防控制度",
    versions: [{ label: "", issued: 400, effective: 395 }],
    basedOn: ["supervision"],
  },
  {
    key: "policy-contact",
    type: "policy",
    org: "town0",
    title: "示例甲镇干部联系村（社区）制度",
    versions: [{ label: "", issued: 500, effective: 500 }],
  },
];
