export {
  countActivities,
  fieldsColumn,
  filesColumn,
  kindsColumn,
  orgsColumn,
} from "./activity-columns.ts";
export { type Attached, attachEvidence, detachEvidence, type Evidence } from "./attach-evidence.ts";
export { bulkActivities } from "./bulk-activities.ts";
export { cancelActivity, changeActivity, fileActivity } from "./change-activity.ts";
export { describeQuery } from "./describe-query.ts";
export { traceExport } from "./export-activities.ts";
export { activityConditions, allOf, orgsInReach } from "./filter.ts";
export { loadActivity } from "./load-activity.ts";
export { allActivities, listActivities } from "./queries.ts";
export { recordActivities } from "./record-activities.ts";
export { recordActivity } from "./record-activity.ts";
export { registerActivityRoutes } from "./routes.ts";
export type { Origin } from "./write-activity.ts";
