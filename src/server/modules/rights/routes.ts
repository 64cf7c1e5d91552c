import { requireCan } from "#server/modules/access/index.ts";
import type { Auth } from "#server/modules/accounts/index.ts";
import { sendSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { uploadedFile } from "#server/platform/uploaded-file.ts";
import { rightsApplied, rightsDifference } from "#shared/rights/sheet.ts";
import { applySheet } from "#shared/sheets/contracts.ts";
import { exportRights } from "./export-rights.ts";
import { applyRightsFile, takeRightsFile } from "./rights-file.ts";

/** Rights as a sheet: out, back in as a difference, written when that was confirmed. */
export function registerRightsRoutes(app: App, deps: Deps, auth: Auth): void {
  app.get("/api/rights/sheet", async ({ actor }, reply) =>
    sendSheet(reply, "权限表", await withActor(deps.db, actor, (tx) => exportRights(tx, actor))),
  );
  app.post("/api/rights/files", { schema: { response: { 200: rightsDifference } } }, async (request) => {
    requireCan(request.actor, "account.manage");
    return takeRightsFile(deps, request.actor, await uploadedFile(request));
  });
  app.post(
    "/api/rights/files/apply",
    { schema: { body: applySheet, response: { 200: rightsApplied } } },
    ({ actor, body }) => applyRightsFile(deps, auth, actor, body),
  );
}
