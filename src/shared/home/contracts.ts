import { z } from "zod";
import { activityRow } from "#shared/activities/contracts.ts";
import { figureContext } from "#shared/figures/contracts.ts";
import { eventRow } from "#shared/traces/contracts.ts";

/** What waits for somebody, and the list it opens. */
export const todo = z.object({
  id: z.string(),
  text: z.string(),
  count: z.int(),
  /** there are more than were counted */
  more: z.boolean(),
  page: z.string(),
  filter: z.record(z.string(), z.unknown()),
});
export type Todo = z.infer<typeof todo>;

/** What a branch has of each cadence in its running period. */
export const branchCadence = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  counts: z.record(z.string(), z.int()),
});
export type BranchCadence = z.infer<typeof branchCadence>;

export const homeAnswer = z.object({
  todos: z.array(todo),
  /** planned for the next thirty days, soonest first */
  coming: z.array(activityRow),
  /** what others did of late in my scope */
  changed: z.array(eventRow),
  /** branches of a secretary or a town in official order; none for whoever oversees more than a town */
  branches: z.array(branchCadence),
  /** of a member: activities of the year attended by name */
  attended: z.int().nullable(),
});
export type HomeAnswer = z.infer<typeof homeAnswer>;

/** A kind's line: the year to date, beside the same days of the year before. */
export const kindLine = z.object({ kind: z.string(), now: z.int(), before: z.int(), attendances: z.int().nullable() });
export type KindLine = z.infer<typeof kindLine>;

/** Occasions by dimension; one without any stands as zero. */
const byDimension = z.object({ political: z.int(), learning: z.int(), efficient: z.int(), clean: z.int() });
export type ByDimension = z.infer<typeof byDimension>;

/** The year to date of an organisation with everything below it. Which figure each number is: overview-spec.ts. */
export const overviewAnswer = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  context: figureContext,
  now: byDimension,
  before: byDimension,
  kinds: z.array(kindLine),
  /** from January to this month */
  months: z.array(z.object({ month: z.string(), counts: byDimension })),
  /** what stands directly below, in official order, never by size */
  orgs: z.array(z.object({ orgId: z.uuid(), name: z.string(), counts: byDimension })),
});
export type OverviewAnswer = z.infer<typeof overviewAnswer>;
