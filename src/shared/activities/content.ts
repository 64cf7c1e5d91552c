import type { ActivityContent, ActivityDetail } from "./contracts.ts";

/** The same activity as one would enter it, for comparing and for writing it again. */
export function contentOf(activity: ActivityDetail): ActivityContent {
  return {
    kinds: activity.kinds,
    orgs: activity.orgs.map(({ orgId, role }) => ({ orgId, role })),
    title: activity.title,
    heldOn: activity.heldOn,
    endsOn: activity.endsOn,
    startTime: activity.startTime,
    endTime: activity.endTime,
    place: activity.place,
    chair: activity.chair,
    summary: activity.summary,
    themes: activity.themes.map((theme) => theme.id),
    programmeId: activity.programme?.id ?? null,
    groups: activity.groups.map((group) => group.id),
    attendance: attendanceInputOf(activity),
    guests: activity.guests,
    guestsNote: activity.guestsNote,
    files: activity.attachments.map(({ fileId, purpose }) => ({ fileId, purpose })),
    fields: activity.fields,
  };
}

function attendanceInputOf(activity: ActivityDetail): ActivityContent["attendance"] {
  if (activity.attendanceMode === "none") return { mode: "none" };
  if (activity.attendanceMode === "headcount") {
    return { mode: "headcount", expected: activity.expected, present: activity.present ?? 0 };
  }
  const people = activity.attendance.map(({ personId, orgId, status, note }) => ({ personId, orgId, status, note }));
  return { mode: "names", people };
}
