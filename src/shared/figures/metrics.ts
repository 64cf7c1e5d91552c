import { kindFields } from "#shared/catalogue/kinds.ts";
import { type MetricId, measuredField } from "./spec.ts";

export type Metric = {
  id: MetricId;
  version: number;
  name: string;
  /** words with which people ask for it */
  synonyms: readonly string[];
  /** null: the measure word of the kind (次、场、期) */
  unit: string | null;
  /** what is counted and what is not, in Chinese, as shown beside every figure */
  definition: string;
};

/** A changed definition is a new version; issued reports keep the version that they were issued with. */
const BASE_METRICS: readonly Metric[] = [
  {
    id: "occasions",
    version: 1,
    name: "次数",
    synonyms: ["次", "场次", "场数", "期数", "多少次", "几次", "多少场", "几场", "活动数", "活动次数"],
    unit: null,
    definition:
      "已归档的活动，每项计 1 次；一项活动兼有几种类型时，在每种类型中各计 1 次，合并统计时只计 1 次；已取消的不计。",
  },
  {
    id: "attendances",
    version: 1,
    name: "参加人次",
    synonyms: ["人次", "参与人次", "到会人次", "参加人数合计", "多少人次", "几人次"],
    unit: "人次",
    definition:
      "各次活动实到人数之和，迟到计入；请假、缺席和列席人员不计；按名单点名的以名单为准，只报人数的以实到人数为准；没有出勤记录的活动单独列明，不按 0 计。",
  },
  {
    id: "people",
    version: 1,
    name: "参加人数",
    synonyms: ["人数", "多少人", "参与人数", "覆盖人数"],
    unit: "人",
    definition:
      "至少到会（含迟到）一次的不同人员，同一人只计 1 人；只报人数、没有名单的活动无法区分人员，单独列明，不计入。",
  },
  {
    id: "attendance_rate",
    version: 1,
    name: "出勤率",
    synonyms: ["到会率", "参会率", "到课率"],
    unit: "%",
    definition: "实到人数之和除以应到人数之和，迟到计入实到，请假计入应到；缺少应到或实到人数的活动单独列明，不计入。",
  },
  {
    id: "organisations",
    version: 1,
    name: "单位数",
    synonyms: ["单位", "家数", "多少个支部", "覆盖单位", "支部数"],
    unit: "个",
    definition: "统计范围内以所选身份参与过至少一项活动的不同组织，每个组织只计 1 个。",
  },
  {
    id: "reach",
    version: 1,
    name: "覆盖人次",
    synonyms: ["受众人次", "听讲人次", "覆盖人员", "受教育人次", "受教育人数"],
    unit: "人次",
    definition:
      "各次活动实到人数与列席人数之和，迟到计入；同一人参加多次的重复计入；既没有出勤记录也没有列席人数的活动单独列明，不按 0 计。",
  },
];

const BY_ID = new Map(BASE_METRICS.map((metric) => [metric.id, metric]));

/** The metrics counted of every kind, then the measures of the catalogue's fields. */
export function allMetrics(): Metric[] {
  return [...BASE_METRICS, ...kindFields().flatMap((field) => fieldMetric(field.id) ?? [])];
}

/** @throws Error for an id that `metricId` would refuse */
export function metricOf(id: MetricId): Metric {
  const metric = BY_ID.get(id) ?? fieldMetric(id);
  if (!metric) throw new Error(`unknown metric ${id}`);
  return metric;
}

function fieldMetric(id: string): Metric | undefined {
  const field = measuredField(id);
  if (!field) return undefined;
  const { version, name, synonyms, definition } = field.measure;
  return { id, version, name, synonyms, unit: field.unit, definition };
}
