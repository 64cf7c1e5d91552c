import { z } from "zod";
import { activityRow } from "#shared/activities/contracts.ts";
import { figureSpec } from "./spec.ts";

const period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What the relative periods of a spec refer to. */
export const figureContext = z.object({ from: z.iso.date(), to: z.iso.date(), cutoff: z.iso.date() });
export type FigureContext = z.infer<typeof figureContext>;

export const figureRequest = z.object({ spec: figureSpec, context: figureContext });
export type FigureRequest = z.infer<typeof figureRequest>;

export const declaredFigure = z.object({
  id: z.uuid(),
  orgName: z.string(),
  value: z.number(),
  from: z.iso.date(),
  to: z.iso.date(),
  note: z.string(),
  /** the file that it was stated in, where there is one */
  fileId: z.uuid().nullable(),
});

export const figureResult = z.object({
  /** null: nothing was recorded that this figure could be taken from. Missing data is not zero. */
  value: z.number().nullable(),
  unit: z.string(),
  /** activities the figure stands on */
  records: z.int(),
  /** of these, how many lack what the metric needs (no attendance, no list of names) */
  missing: z.int(),
  /** held but not filed yet, and therefore not counted */
  unfiled: z.int(),
  /** of a rate: what is divided by what */
  ratio: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  period,
  label: z.string(),
  /** the whole definition in one Chinese text */
  definition: z.string(),
  metricVersion: z.int(),
  /** totals without single records, never added in */
  declared: z.array(declaredFigure),
});
export type FigureResult = z.infer<typeof figureResult>;

export const figureRecords = z.object({
  rows: z.array(activityRow.extend({ note: z.string() })),
  next: z.uuid().nullable(),
});
export type FigureRecords = z.infer<typeof figureRecords>;

export const neighbour = z.object({
  why: z.string(),
  spec: figureSpec,
  value: z.number().nullable(),
  unit: z.string(),
});
export type Neighbour = z.infer<typeof neighbour>;

export const figureHit = z.object({
  label: z.string(),
  spec: figureSpec,
  value: z.number().nullable(),
  unit: z.string(),
});
export type FigureHit = z.infer<typeof figureHit>;
