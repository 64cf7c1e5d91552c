import { randomUUID } from "node:crypto";
import { recordActivities } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { activityInput } from "./activity-input.ts";
import { activity, CADRE, get, LISTED, post, type RouteNeed } from "./route-scene.ts";
import type { VerbCase } from "./verb-cases.ts";

/** Many activities by one command. */
export const BATCH_ROUTES: Record<string, RouteNeed> = {
  "GET /api/activities/hosted": {
    ...LISTED,
    needs: "activity.record",
    request: async (scene) => {
      const secret = await activity(scene, { heldOn: "2026-02-03" });
      return { ...get("/api/activities/hosted?kinds=all_staff_meeting&from=2026-02-01&to=2026-02-28"), secret };
    },
  },
  "POST /api/activities/batch": {
    ...CADRE,
    needs: "activity.record",
    request: async ({ town }) => {
      const { commandId, ...line } = activityInput({ orgs: [{ orgId: town, role: "host" }], heldOn: "2026-03-04" });
      return post("/api/activities/batch", { commandId, lines: [line] });
    },
  },
};

export const BATCH_CASES: VerbCase[] = [
  {
    name: "record a batch of activities",
    async arrange(world) {
      const org = await world.org("department", world.root);
      const { commandId: _, ...line } = activityInput({ orgs: [{ orgId: org, role: "host" }] });
      const input = { commandId: randomUUID(), confirmed: [], lines: [line] };
      const does = (tx: Tx) => recordActivities(tx, world.system, input);
      const tables = ["activity", "activity_kind", "activity_org"];
      return { object: line.id, events: ["activity.recorded"], tables, does, again: does };
    },
  },
];
