import { z } from "zod";
import { kindField, kindsWith } from "#shared/catalogue/kinds.ts";

/**
 * What is counted of every kind. Definitions, units and versions stand in metrics.ts. Beside these, each field of the
 * catalogue with a measure is a metric under the field's id.
 */
export const BASE_METRIC_IDS = [
  "occasions",
  "attendances",
  "people",
  "attendance_rate",
  "organisations",
  "reach",
] as const;
export type BaseMetricId = (typeof BASE_METRIC_IDS)[number];
export type MetricId = string;

export function isBaseMetric(id: string): id is BaseMetricId {
  return (BASE_METRIC_IDS as readonly string[]).includes(id);
}

/** The field whose numbers a metric adds up; undefined for one that is counted of every kind. */
export function measuredField(id: MetricId) {
  const field = isBaseMetric(id) ? undefined : kindField(id);
  return field?.type === "number" && field.measure ? { ...field, measure: field.measure } : undefined;
}

/** The kinds whose activities a figure counts; empty means every kind. A field is asked of the kinds that have it. */
export function countedKinds(spec: { metric: MetricId; kinds: readonly string[] }): string[] {
  if (spec.kinds.length > 0 || !measuredField(spec.metric)) return [...spec.kinds];
  return kindsWith(spec.metric);
}

export const metricId = z
  .string()
  .max(40)
  .refine((id) => isBaseMetric(id) || measuredField(id) !== undefined, "没有这个指标");

/** In which role the organisation stands in the activity; `any` counts an activity once, whatever the role. */
export const ORG_ROLES = ["host", "cohost", "participant", "guided"] as const;
export const orgRole = z.enum(ORG_ROLES);
export type OrgRole = z.infer<typeof orgRole>;
export const figureRole = z.enum([...ORG_ROLES, "any"]);
export type FigureRole = z.infer<typeof figureRole>;

/**
 * How far below the named organisation the figure reaches:
 * `self` the organisation alone; `inner` with its internal sections (部机关); `tree` with everything below it (全区);
 * `below` everything below it without itself and its sections (下级各单位).
 */
export const REACHES = ["self", "inner", "tree", "below"] as const;
export const reach = z.enum(REACHES);
export type Reach = z.infer<typeof reach>;

/** A period is relative to the report (so that rolling forward needs no rewriting) or two dates, both inclusive. */
export const periodRef = z.union([
  z.enum(["report", "report-1", "year-before", "programme"]),
  z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
]);
export type PeriodRef = z.infer<typeof periodRef>;

/** One figure: metric × organisation scope × role × period × filter. */
export const figureSpec = z.strictObject({
  metric: metricId,
  /** version of the metric's definition; null takes the current one and is fixed when the report is issued */
  version: z.int().positive().nullable().default(null),
  org: z.uuid(),
  reach: reach.default("inner"),
  role: figureRole.default("host"),
  period: periodRef.default("report"),
  /** kinds are a union: an activity of several of them counts once; empty means every kind */
  kinds: z.array(z.string().max(40)).max(40).default([]),
  /** themes are a union as well */
  themes: z.array(z.uuid()).max(40).default([]),
  programme: z.uuid().nullable().default(null),
});
export type FigureSpec = z.infer<typeof figureSpec>;
