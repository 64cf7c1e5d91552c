import type { ActivityContent, AttendanceStatus } from "#shared/activities/contracts.ts";
import { activityKind, fieldsOf, keepsOf } from "#shared/catalogue/kinds.ts";
import type { OrgRole } from "#shared/figures/spec.ts";
import { newId } from "#web/api/client.ts";

/** The form as one fills it in; what is not entered yet may be empty. */
export type RecordForm = {
  kind: string;
  alsoKinds: string[];
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
  /** groups that take part */
  groups: { id: string; name: string }[];
  mode: "names" | "headcount" | "none";
  /** everyone not named here was present */
  marks: Record<string, { status: AttendanceStatus; note: string }>;
  expected: string;
  present: string;
  guests: string;
  guestsNote: string;
  /** values of the kinds' fields as typed, by field id */
  fields: Record<string, string>;
  /** the two people of a talk */
  pair: string[];
  files: { fileId: string; name: string; purpose: ActivityContent["files"][number]["purpose"] }[];
};

/** A form on its way: the ids are made once, so that a second tap is the same command. */
export type RecordDraft = { id: string; commandId: string; form: RecordForm; touched: boolean };

export function emptyDraft(today: string, host: string | null, kind: string = "theme_day"): RecordDraft {
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
      groups: [],
      mode: defaultMode(kind),
      marks: {},
      expected: "",
      present: "",
      guests: "",
      guestsNote: "",
      fields: {},
      pair: [],
      files: [],
    },
  };
}

/** Who is expected by name is called by name; otherwise one counts heads. */
export function defaultMode(kind: string): RecordForm["mode"] {
  return activityKind(kind)?.expected === "none" ? "headcount" : "names";
}

export type Expected = { personId: string; name: string; orgId: string; orgName: string; post: string };

/** The form as the contract wants it. Numbers that are not entered are left to the server to ask for. */
export function toContent(form: RecordForm, people: readonly Expected[]): ActivityContent {
  const kinds = [form.kind, ...form.alsoKinds.filter((kind) => kind !== form.kind)];
  const keeps = keepsOf([form.kind]);
  if (keeps !== "all") return keptContent(form, keeps === "pair" ? people : null);
  return {
    kinds,
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
    groups: form.groups.map((group) => group.id),
    attendance: attendanceOf(form, people),
    guests: Number(form.guests) || 0,
    guestsNote: form.guestsNote,
    files: form.files.map(({ fileId, purpose }) => ({ fileId, purpose })),
    fields: fieldValues(kinds, form.fields),
  };
}

/** Of a talk or a reminder nothing else is sent, whatever the form held before its kind was chosen. */
function keptContent(form: RecordForm, people: readonly Expected[] | null): ActivityContent {
  const pair = people?.filter(({ personId }) => form.pair.includes(personId)) ?? [];
  return {
    kinds: [form.kind],
    orgs: form.host ? [{ orgId: form.host, role: "host" }] : [],
    title: activityKind(form.kind)?.name ?? "",
    heldOn: form.heldOn,
    endsOn: null,
    startTime: null,
    endTime: null,
    place: "",
    chair: "",
    summary: "",
    themes: people ? form.themes : [],
    programmeId: form.programmeId,
    groups: [],
    attendance:
      pair.length > 0
        ? {
            mode: "names",
            people: pair.map(({ personId, orgId }) => ({ personId, orgId, status: "present", note: "" })),
          }
        : { mode: "none" },
    guests: 0,
    guestsNote: "",
    files: [],
    fields: {},
  };
}

/** What was typed into the fields that these kinds have; a number that is none goes as text, for the server to refuse. */
function fieldValues(kinds: readonly string[], typed: RecordForm["fields"]): ActivityContent["fields"] {
  const values: ActivityContent["fields"] = {};
  for (const { id, type } of fieldsOf(kinds)) {
    const text = typed[id]?.trim() ?? "";
    if (text === "") continue;
    const number = Number(text);
    values[id] = type === "number" && Number.isFinite(number) ? number : text;
  }
  return values;
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
export function fromContent(
  content: ActivityContent,
  { files, groups }: Pick<RecordForm, "files" | "groups">,
): RecordForm {
  const [kind, ...alsoKinds] = content.kinds as [string, ...string[]];
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
    groups,
    mode: attendance.mode === "none" ? defaultMode(kind) : attendance.mode,
    marks,
    expected: attendance.mode === "headcount" ? String(attendance.expected ?? "") : "",
    present: attendance.mode === "headcount" ? String(attendance.present) : "",
    guests: content.guests ? String(content.guests) : "",
    guestsNote: content.guestsNote,
    fields: Object.fromEntries(Object.entries(content.fields).map(([id, value]) => [id, String(value)])),
    pair: attendance.mode === "names" ? attendance.people.slice(0, 2).map(({ personId }) => personId) : [],
    files,
  };
}
