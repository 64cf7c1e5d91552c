import type { ActivityContent, AttendanceStatus } from "#shared/activities/contracts.ts";
import { type ActivityKindId, activityKind } from "#shared/catalogue/kinds.ts";
import type { OrgRole } from "#shared/figures/spec.ts";
import { newId } from "#web/api/client.ts";

/** The form as one fills it in; what is not entered yet may be empty. */
export type RecordForm = {
  kind: ActivityKindId;
  alsoKinds: ActivityKindId[];
  host: string | null;
  otherOrgs: { orgId: string; role: Exclude<OrgRole, "host"> }[];
  title: string;
  heldOn: string;
  endsOn: string;
  startTime: string;
  endTime: string;
  place: string;
  chair: string;
  summary: string;
  themes: string[];
  programmeId: string | null;
  mode: "names" | "headcount" | "none";
  /** everyone not named here was present */
  marks: Record<string, { status: AttendanceStatus; note: string }>;
  expected: string;
  present: string;
  guests: string;
  guestsNote: string;
  files: { fileId: string; name: string; purpose: ActivityContent["files"][number]["purpose"] }[];
};

/** A form on its way: the ids are made once, so that a second tap is the same command. */
export type RecordDraft = { id: string; commandId: string; form: RecordForm; touched: boolean };

export function emptyDraft(today: string, host: string | null, kind: ActivityKindId = "theme_day"): RecordDraft {
  return {
    id: newId(),
    commandId: newId(),
    touched: false,
    form: {
      kind,
      alsoKinds: [],
      host,
      otherOrgs: [],
      title: "",
      heldOn: today,
      endsOn: "",
      startTime: "",
      endTime: "",
      place: "",
      chair: "",
      summary: "",
      themes: [],
      programmeId: null,
      mode: defaultMode(kind),
      marks: {},
      expected: "",
      present: "",
      guests: "",
      guestsNote: "",
      files: [],
    },
  };
}

/** Who is expected by name is called by name; otherwise one counts heads. */
export function defaultMode(kind: ActivityKindId): RecordForm["mode"] {
  return activityKind(kind)?.expected === "none" ? "headcount" : "names";
}

export type Expected = { personId: string; name: string; orgId: string; orgName: string; post: string };

/** The form as the contract wants it. Numbers that are not entered are left to the server to ask for. */
export function toContent(form: RecordForm, people: readonly Expected[]): ActivityContent {
  return {
    kinds: [form.kind, ...form.alsoKinds.filter((kind) => kind !== form.kind)],
    orgs: [...(form.host ? [{ orgId: form.host, role: "host" as const }] : []), ...form.otherOrgs],
    title: form.title.trim() || defaultTitle(form),
    heldOn: form.heldOn,
    endsOn: form.endsOn || null,
    startTime: form.startTime || null,
    endTime: form.endTime || null,
    place: form.place,
    chair: form.chair,
    summary: form.summary,
    themes: form.themes,
    programmeId: form.programmeId,
    attendance: attendanceOf(form, people),
    guests: Number(form.guests) || 0,
    guestsNote: form.guestsNote,
    files: form.files.map(({ fileId, purpose }) => ({ fileId, purpose })),
  };
}

function attendanceOf(form: RecordForm, people: readonly Expected[]): ActivityContent["attendance"] {
  if (form.mode === "names" && people.length > 0) {
    return {
      mode: "names",
      people: people.map(({ personId, orgId }) => ({
        personId,
        orgId,
        status: "present",
        note: "",
        ...form.marks[personId],
      })),
    };
  }
  if (form.mode === "headcount" && form.present !== "") {
    return {
      mode: "headcount",
      expected: form.expected === "" ? null : Number(form.expected),
      present: Number(form.present),
    };
  }
  return { mode: "none" };
}

export function defaultTitle(form: Pick<RecordForm, "kind" | "heldOn">): string {
  const month = Number(form.heldOn.slice(5, 7));
  return `${month ? `${month}月` : ""}${activityKind(form.kind)?.name ?? ""}`;
}

/** An activity (to edit, or "like last time") as a form. */
export function fromContent(content: ActivityContent, files: RecordForm["files"]): RecordForm {
  const [kind, ...alsoKinds] = content.kinds as [ActivityKindId, ...ActivityKindId[]];
  const host = content.orgs.find((org) => org.role === "host")?.orgId ?? null;
  const { attendance } = content;
  const marks: RecordForm["marks"] = {};
  if (attendance.mode === "names") {
    for (const { personId, status, note } of attendance.people) {
      if (status !== "present" || note) marks[personId] = { status, note };
    }
  }
  return {
    kind,
    alsoKinds,
    host,
    otherOrgs: content.orgs.flatMap((org) =>
      org.orgId === host || org.role === "host" ? [] : [{ orgId: org.orgId, role: org.role }],
    ),
    title: content.title,
    heldOn: content.heldOn,
    endsOn: content.endsOn ?? "",
    startTime: content.startTime ?? "",
    endTime: content.endTime ?? "",
    place: content.place,
    chair: content.chair,
    summary: content.summary,
    themes: content.themes,
    programmeId: content.programmeId,
    mode: attendance.mode === "none" ? defaultMode(kind) : attendance.mode,
    marks,
    expected: attendance.mode === "headcount" ? String(attendance.expected ?? "") : "",
    present: attendance.mode === "headcount" ? String(attendance.present) : "",
    guests: content.guests ? String(content.guests) : "",
    guestsNote: content.guestsNote,
    files,
  };
}
