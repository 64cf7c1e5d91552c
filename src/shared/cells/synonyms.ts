import type { Cell } from "./cell.ts";
import { type CountField, readCounts } from "./counts.ts";
import { readDate } from "./dates.ts";
import { type Dictionary, type FieldSpec, makeDictionary } from "./dictionary.ts";
import { isKindFieldColumn, type KindFieldColumn, kindFieldSpecs } from "./kind-field.ts";
import { takeTimes } from "./times.ts";

const BASE_FIELD_IDS = [
  "kind",
  "title",
  "date",
  "startTime",
  "endTime",
  "place",
  "host",
  "cohosts",
  "participants",
  "chair",
  "summary",
  "expected",
  "present",
  "headcount",
  "guests",
  "absent",
  "attendees",
  "theme",
  "period",
  "remarks",
  "count",
  "serial",
  "crossCount",
  "crossHeadcount",
] as const;
export type BaseLedgerField = (typeof BASE_FIELD_IDS)[number];
/** What a column can carry: what every activity has, or a field of the catalogue. */
export type LedgerField = BaseLedgerField | KindFieldColumn;

export function isLedgerField(id: string): id is LedgerField {
  return (BASE_FIELD_IDS as readonly string[]).includes(id) || isKindFieldColumn(id);
}

/** A leap year, so that every day without a year is one. */
const SOME_YEAR = 2_024;

const isDate = (cell: Cell) => readDate(cell, { year: SOME_YEAR, month: 1 }).start !== null;

function isTime(cell: Cell): boolean {
  if (cell.kind === "date") return cell.date?.startsWith("T") ?? false;
  if (cell.kind === "number") return (cell.number ?? 0) > 0 && (cell.number ?? 0) < 1;
  return !isDate(cell) && takeTimes(cell.text.normalize("NFKC")).startTime !== null;
}

const isCount = (field: CountField) => (cell: Cell) => Object.keys(readCounts(cell, [field]).counts).length > 0;

/** The headings under which ledgers of meetings keep each field. A page shows `label`. */
export const BASE_FIELDS: readonly FieldSpec<BaseLedgerField>[] = [
  {
    id: "kind",
    label: "活动类型",
    names: [
      "会议类型",
      "类型",
      "类别",
      "活动类别",
      "会议类别",
      "会议形式",
      "活动形式",
      "组织生活类型",
      "组织生活形式",
      "种类",
      "会议种类",
    ],
    weak: ["形式", "项目"],
  },
  {
    id: "title",
    label: "会议名称",
    names: [
      "活动名称",
      "会议主题",
      "活动主题",
      "议题",
      "会议议题",
      "名称",
      "题目",
      "会议题目",
      "课题",
      "标题",
      "活动标题",
    ],
    weak: ["主题", "事项"],
  },
  {
    id: "date",
    label: "日期",
    names: ["召开日期", "会议日期", "活动日期", "举办日期", "开展日期", "年月日"],
    weak: ["时间", "会议时间", "活动时间", "召开时间", "开展时间", "举办时间", "学习时间", "开始时间", "日期时间"],
    fits: isDate,
    byContent: true,
  },
  {
    id: "startTime",
    label: "开始时间",
    names: ["起始时间", "具体时间", "时刻"],
    weak: ["时间", "会议时间", "活动时间", "召开时间", "开展时间", "举办时间"],
    fits: isTime,
  },
  { id: "endTime", label: "结束时间", names: ["终止时间", "散会时间"], fits: (cell) => isTime(cell) || isDate(cell) },
  { id: "place", label: "地点", names: ["会议地点", "活动地点", "召开地点", "举办地点", "开展地点", "场所", "会议室"] },
  {
    id: "host",
    label: "主办单位",
    names: [
      "组织单位",
      "主办",
      "主办组织",
      "支部",
      "党支部",
      "支部名称",
      "党支部名称",
      "所在支部",
      "所在党支部",
      "党组织",
      "党组织名称",
      "组织名称",
      "召开单位",
      "举办单位",
      "开展单位",
      "责任支部",
      "召开支部",
      "主办科室",
      "组织科室",
      "组织部门",
      "责任科室",
      "责任单位",
      "牵头科室",
      "牵头单位",
      "牵头部门",
    ],
    weak: ["单位", "单位名称", "部门", "科室"],
  },
  {
    id: "cohosts",
    label: "协办单位",
    names: ["联办单位", "承办单位", "承办科室", "协办科室", "共建单位", "联合单位", "联合支部"],
  },
  { id: "participants", label: "参加单位", names: ["参会单位", "参与单位", "参加支部", "参会支部", "参加党组织"] },
  { id: "chair", label: "主持人", names: ["主持", "会议主持", "会议主持人", "主持领导", "主持者"] },
  {
    id: "summary",
    label: "主要内容",
    names: [
      "内容",
      "会议内容",
      "活动内容",
      "学习内容",
      "内容摘要",
      "简要内容",
      "会议主要内容",
      "活动主要内容",
      "内容概要",
      "会议情况",
      "活动情况",
      "主要议程",
      "会议议程",
    ],
  },
  {
    id: "expected",
    label: "应到",
    names: [
      "应到人数",
      "应到会",
      "应到会人数",
      "应参加",
      "应参加人数",
      "应出席",
      "应出席人数",
      "应参会人数",
      "应到党员",
      "应到党员数",
    ],
    fits: isCount("expected"),
  },
  {
    id: "present",
    label: "实到",
    names: [
      "实到人数",
      "实到会",
      "实到会人数",
      "实际到会",
      "实际到会人数",
      "到会人数",
      "出席人数",
      "实参加人数",
      "实际参加人数",
      "实出席人数",
      "实参会人数",
      "实到党员",
      "实到党员数",
    ],
    fits: isCount("present"),
  },
  {
    id: "headcount",
    label: "参会人数",
    names: ["参加人数", "与会人数", "参与人数", "参会人次", "参加人次", "人次"],
    weak: ["人数"],
    fits: isCount("headcount"),
  },
  { id: "guests", label: "列席人数", names: ["列席", "列席人员", "列席情况"] },
  {
    id: "absent",
    label: "缺席",
    names: [
      "缺席人员",
      "请假",
      "请假人员",
      "缺席名单",
      "请假名单",
      "缺席人员及原因",
      "缺席情况",
      "请假情况",
      "未到人员",
      "缺勤",
      "缺勤人员",
      "缺席人数",
      "请假人数",
    ],
  },
  {
    id: "attendees",
    label: "参会人员",
    names: ["参加人员", "出席人员", "与会人员", "到会人员", "参会名单", "人员名单", "参加人", "实到人员"],
    weak: ["参加对象"],
  },
  { id: "theme", label: "专题", names: ["主题分类", "所属主题", "所属专题"], weak: ["主题"] },
  {
    id: "period",
    label: "期间",
    names: ["月份", "季度", "时段", "年月", "周期", "月", "统计期间", "统计时段"],
    weak: ["年度"],
  },
  { id: "remarks", label: "备注", names: ["备注说明", "说明", "其他", "附注"] },
  {
    id: "count",
    label: "次数",
    names: ["场次", "开展次数", "召开次数", "场数", "会议次数", "活动次数", "举办次数", "举办场次", "召开场次"],
    weak: ["数量"],
    fits: isCount("count"),
  },
  { id: "crossCount", label: "按列名统计的次数", names: [] },
  { id: "crossHeadcount", label: "按列名统计的人次", names: [] },
  { id: "serial", label: "序号", names: ["序", "编号", "No", "No.", "号"] },
];

/** The headings of everything a ledger can hold, with the catalogue as it is now. */
export function ledgerDictionary(): Dictionary<LedgerField> {
  return makeDictionary<LedgerField>(
    [...BASE_FIELDS, ...kindFieldSpecs()],
    [
      {
        names: ["出席情况", "到会情况", "参会情况", "出勤情况", "人员到会情况"],
        fields: ["expected", "present"],
      },
    ],
  );
}
