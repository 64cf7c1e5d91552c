import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { recheckAll, recheckReports } from "./recheck-reports.ts";

export { appendFigure } from "./append-figure.ts";
export { composeReport } from "./compose-report.ts";
export { createReport, saveReport } from "./draft-report.ts";
export { issueReport, reviewReport } from "./issue-report.ts";
export { type IssuedText, issuedTextsFor } from "./issued-text.ts";
export { loadReport } from "./load-report.ts";
export { registerReportRoutes } from "./routes.ts";
export { renderTablePaper } from "./word/index.ts";

/** Jobs of this module: thin, by ids, harmless when run twice. */
export function reportTasks(deps: Deps): Record<string, Task> {
  return {
    // one activity, or those of a batch
    "recheck-reports": ({ district, activity, activities = [activity] }) =>
      recheckReports(deps, String(district), (activities as unknown[]).map(String)),
    "recheck-all-reports": ({ district }) => recheckAll(deps, String(district)),
  };
}
