import { randomUUID } from "node:crypto";
import type { NewActivity } from "#shared/activities/contracts.ts";

export type ActivityInput = Partial<NewActivity> & Pick<NewActivity, "orgs">;

/** A sound, filed activity; say only what matters. */
export function activityInput(input: ActivityInput): NewActivity {
  return {
    commandId: randomUUID(),
    id: randomUUID(),
    state: "filed",
    kinds: ["all_staff_meeting"],
    title: "测试活动",
    heldOn: "2026-06-15",
    endsOn: null,
    startTime: null,
    endTime: null,
    place: "",
    chair: "",
    summary: "",
    themes: [],
    programmeId: null,
    groups: [],
    attendance: { mode: "headcount", expected: 10, present: 8 },
    guests: 0,
    guestsNote: "",
    files: [],
    fields: {},
    ...input,
  };
}
