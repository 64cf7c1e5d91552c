import { type FieldSpec, makeDictionary } from "#shared/cells/dictionary.ts";
import type { MembershipKind } from "#shared/people/memberships.ts";
import { foldText } from "../sheets/index.ts";
import { readRosterDate } from "./roster-dates.ts";

export const ROSTER_FIELD_IDS = [
  "name",
  "gender",
  "idNumber",
  "birth",
  "org",
  "membership",
  "post",
  "joined",
  "education",
  "ethnicity",
  "from",
  "phone",
  "serial",
] as const;
export type RosterField = (typeof ROSTER_FIELD_IDS)[number];

const isDate = (cell: Parameters<typeof readRosterDate>[0]) => readRosterDate(cell).date !== null;

/** The headings under which rosters keep each field. `phone` is recognised so that it can be left out. */
const FIELDS: readonly FieldSpec<RosterField>[] = [
  { id: "name", label: "姓名", names: ["名字", "党员姓名", "人员姓名", "干部姓名"] },
  { id: "gender", label: "性别", names: [], fits: (cell) => /^(男|女)/.test(cell.text.trim()) },
  {
    id: "idNumber",
    label: "公民身份号码",
    names: [
      "身份证号",
      "身份证号码",
      "身份证",
      "公民身份证号",
      "公民身份证号码",
      "居民身份证号码",
      "居民身份证号",
      "证件号码",
      "证件号",
    ],
    fits: (cell) => cell.sealed !== undefined,
    byContent: true,
  },
  { id: "birth", label: "出生日期", names: ["出生年月", "出生年月日", "出生时间", "生日"], fits: isDate },
  {
    id: "org",
    label: "所在党支部",
    names: [
      "党支部",
      "支部",
      "支部名称",
      "党支部名称",
      "所在支部",
      "所属支部",
      "所属党支部",
      "党组织",
      "党组织名称",
      "所在党组织",
      "所属党组织",
      "组织名称",
      "所属组织",
      "所在组织",
      "组织关系所在党支部",
      "组织关系所在支部",
    ],
    weak: ["单位", "单位名称", "部门", "工作单位", "所在单位", "所在部门", "科室"],
  },
  {
    id: "membership",
    label: "人员类别",
    names: ["党员类别", "人员类型", "党员类型", "人员身份", "编制类型", "编制类别", "人员性质", "编制性质"],
    weak: ["类别", "身份", "编制", "性质"],
  },
  {
    id: "post",
    label: "职务",
    names: ["现任职务", "党内职务", "行政职务", "工作单位及职务", "单位及职务", "单位职务", "岗位", "职位"],
  },
  {
    id: "joined",
    label: "入党日期",
    names: [
      "入党时间",
      "入党年月",
      "加入党组织日期",
      "加入党组织时间",
      "参加党组织时间",
      "加入中共时间",
      "加入中国共产党时间",
    ],
    fits: isDate,
  },
  { id: "education", label: "学历", names: ["文化程度", "最高学历", "学历学位", "学历层次"] },
  { id: "ethnicity", label: "民族", names: [] },
  {
    id: "from",
    label: "开始日期",
    names: [
      "转入日期",
      "转入时间",
      "到岗日期",
      "到岗时间",
      "任职日期",
      "任职时间",
      "起始日期",
      "进入支部日期",
      "到现支部日期",
      "到本单位时间",
    ],
    fits: isDate,
  },
  {
    id: "phone",
    label: "联系电话",
    names: ["电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "移动电话", "办公电话"],
    // a mobile number is masked when the sheet is sealed
    fits: (cell) => /^(\*{11}|0\d{2,3}-?\d{7,8})$/.test(foldText(cell.text)),
    byContent: true,
  },
  { id: "serial", label: "序号", names: ["序", "编号", "No", "No."] },
];

export const ROSTER_DICTIONARY = makeDictionary(FIELDS);

/** A kind of membership with all names by which rosters call it; the same shape as a kind of activity. */
export const ROSTER_MEMBERSHIPS = [
  { id: "party", names: ["正式党员", "中共党员", "党员", "中共正式党员"] },
  { id: "probationary", names: ["预备党员", "中共预备党员"] },
  { id: "staff", names: ["在编干部", "在编工作人员", "在编", "工作人员", "干部", "公务员", "事业编制", "在编人员"] },
  { id: "seconded", names: ["借调", "借调人员", "抽调", "抽调人员", "挂职"] },
] as const satisfies readonly { id: MembershipKind; names: readonly string[] }[];
