import { requireCan } from "#server/modules/access/index.ts";
import { sendSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { uploadedFile } from "#server/platform/uploaded-file.ts";
import { orgDifference, orgsApplied } from "#shared/orgs/sheet.ts";
import { applySheet } from "#shared/sheets/contracts.ts";
import { exportOrgs } from "./export-orgs.ts";
import { applyOrgFile, takeOrgFile } from "./org-file.ts";

/** The tree as a sheet: out, back in as a difference, written when that was confirmed. */
export function registerOrgSheetRoutes(app: App, deps: Deps): void {
  app.get("/api/orgs/sheet", async ({ actor }, reply) =>
    sendSheet(reply, "组织表", await withActor(deps.db, actor, (tx) => exportOrgs(tx, actor))),
  );
  app.post("/api/orgs/files", { schema: { response: { 200: orgDifference } } }, async (request) => {
    requireCan(request.actor, "org.manage");
    return takeOrgFile(deps, request.actor, await uploadedFile(request));
  });
  app.post(
    "/api/orgs/files/apply",
    { schema: { body: applySheet, response: { 200: orgsApplied } } },
    ({ actor, body }) => applyOrgFile(deps, actor, body),
  );
}
