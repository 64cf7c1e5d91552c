import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { cancelActivity } from "#server/modules/activities/index.ts";
import { createReport, issueReport, reviewReport } from "#server/modules/reports/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { addDays, lastOfMonth } from "#shared/figures/period.ts";
import { clerkOn } from "./fill-activities.ts";
import type { FilledDemo } from "./fill-demo.ts";

/**
 * A briefing of the last full quarter, issued a few days after it and no longer true since a visit of it was found to be
 * entered twice; and the draft of the present one.
 */
export async function fillReports(tx: Tx, actor: Actor, files: FileStore, filled: FilledDemo): Promise<void> {
  const today = dayOf(actor.at);
  const quarter = lastQuarter(today);
  const issuedOn = addDays(quarter.to, 4);
  const author = { ...clerkOn(actor, issuedOn), name: "示例组工干部" };
  const orgId = filled.orgs.get("zzb") ?? "";
  const id = randomUUID();
  const issued = { commandId: randomUUID(), id, orgId, template: "briefing", ...quarter, cutoff: quarter.to };
  await createReport(tx, author, issued);
  await reviewReport(tx, author, id, { revision: 1, fileId: null });
  await issueReport(tx, author, files, id, { revision: 2, recipient: "示例市委组织部" });
  const at = filled.plan.findIndex(
    ({ kinds, state, heldOn, host }) =>
      kinds.includes("visit") &&
      state === "filed" &&
      host.startsWith("zzb") &&
      heldOn >= quarter.from &&
      heldOn <= quarter.to,
  );
  const doubled = filled.activities[at];
  if (doubled) {
    const [noticedOn = today] = [addDays(issuedOn, 2), today].sort();
    await cancelActivity(tx, clerkOn(actor, noticedOn), doubled, {
      revision: 1,
      reason: "与另一条走访记录重复，予以取消（示例）",
    });
  }
  const draft = { commandId: randomUUID(), id: randomUUID(), orgId, template: "periodic" };
  await createReport(
    tx,
    { ...actor, name: "示例组工干部" },
    { ...draft, from: `${today.slice(0, 4)}-01-01`, to: today, cutoff: today },
  );
}

/** The quarter that ended at least five days ago. */
function lastQuarter(today: string): { from: string; to: string } {
  const before = addDays(today, -5);
  const [year = 0, month = 1] = before.split("-").map(Number);
  const quarter = Math.ceil(month / 3) - 1;
  const [y, last] = quarter === 0 ? [year - 1, 12] : [year, quarter * 3];
  return { from: `${y}-${String(last - 2).padStart(2, "0")}-01`, to: lastOfMonth(y, last) };
}
