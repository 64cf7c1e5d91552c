import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { cancelActivity, recordActivity } from "#server/modules/activities/index.ts";
import { createTheme } from "#server/modules/dictionary/index.ts";
import { createOrg } from "#server/modules/orgs/index.ts";
import { expectedOn, initialsOf } from "#server/modules/people/index.ts";
import { createProgramme } from "#server/modules/programmes/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AttendanceInput, AttendanceStatus, NewActivity } from "#shared/activities/contracts.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";
import { type Expected, expectedKinds } from "#shared/people/memberships.ts";
import { type PlannedActivity, planActivities } from "./plan-activities.ts";
import { type PlannedOrg, type PlannedPerson, planOrgs, planPeople } from "./plan-orgs.ts";
import { demoContest } from "./plan-programmes.ts";
import { type Random, seeded } from "./random.ts";
import { THEMES } from "./texts.ts";

export type FilledDemo = { orgs: ReadonlyMap<string, string>; people: readonly PlannedPerson[]; contest: string };

/** Fills a new demonstration district through the same verbs that users go through. */
export async function fillDemo(tx: Tx, actor: Actor): Promise<FilledDemo> {
  const random = seeded(20_260_101);
  const today = dayOf(actor.at);
  const [root] = actor.grants;
  if (!root) throw new Error("no top organisation");
  const orgs = planOrgs(random);
  const ids = new Map([["root", root.orgId], ...orgs.map((org): [string, string] => [org.key, org.id])]);
  await makeOrgs(tx, actor, orgs, ids);
  const people = planPeople(random, orgs);
  await makePeople(tx, actor, people, ids);
  const themes = await makeThemes(tx, actor, random);
  const programmeId = random.uuid();
  await createProgramme(tx, actor, demoContest(programmeId, ids.get("zzb") ?? root.orgId, today));
  const roster = new Map<string, AttendanceInput & { mode: "names" }>();
  for (const planned of planActivities(random, orgs, today)) {
    await makeActivity(tx, actor, { planned, random, ids, themes, programmeId, roster, today });
  }
  return { orgs: ids, people, contest: programmeId };
}

const FROM = "2020-01-01";

async function makeOrgs(
  tx: Tx,
  actor: Actor,
  orgs: readonly PlannedOrg[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [position, org] of orgs.entries()) {
    await createOrg(tx, actor, {
      commandId: randomUUID(),
      id: org.id,
      parentId: ids.get(org.parent ?? "") ?? null,
      kind: org.kind,
      code: org.code,
      name: org.name,
      shortName: org.shortName,
      position: (position + 1) * 10,
      from: FROM,
    });
  }
}

/** Rows in bulk, as the roster import makes them, under one trace. */
async function makePeople(
  tx: Tx,
  actor: Actor,
  people: readonly PlannedPerson[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const paths = new Map(
    (await tx.selectFrom("org").select(["id", "path"]).where("district_id", "=", actor.district).execute()).map(
      (org) => [org.id, org.path],
    ),
  );
  const pathOf = (key: string) => paths.get(ids.get(key) ?? "") ?? "";
  const rows = people.map((person) => ({
    district_id: actor.district,
    id: person.id,
    name: person.name,
    gender: person.gender,
    birth_month: person.birthMonth,
    initials: initialsOf(person.name),
    visible_to: [...new Set(person.memberships.map((membership) => pathOf(membership.org)))],
  }));
  await tx.insertInto("person").values(rows).execute();
  const memberships = people.flatMap((person) =>
    person.memberships.map((membership, i) => ({
      district_id: actor.district,
      id: `${person.id.slice(0, -1)}${i}`,
      person_id: person.id,
      org_id: ids.get(membership.org) ?? "",
      kind: membership.kind,
      post: membership.post,
      position: membership.post ? 10 : 1000,
      from_date: FROM,
      visible_to: [pathOf(membership.org)],
    })),
  );
  await tx.insertInto("membership").values(memberships).execute();
  const object = { type: "district", id: actor.district, revision: 1, label: "示例区花名册", visibleTo: actor.scopes };
  await recordEvent(tx, actor, "import.done", object, { summary: `${people.length} 人（示例数据）` });
}

async function makeThemes(tx: Tx, actor: Actor, random: Random): Promise<Map<string, string>> {
  const themes = new Map<string, string>();
  for (const name of THEMES) {
    const id = random.uuid();
    await createTheme(tx, actor, { commandId: randomUUID(), id, name });
    themes.set(name, id);
  }
  return themes;
}

type Making = {
  planned: PlannedActivity;
  random: Random;
  ids: ReadonlyMap<string, string>;
  themes: ReadonlyMap<string, string>;
  programmeId: string;
  roster: Map<string, AttendanceInput & { mode: "names" }>;
  today: string;
};

async function makeActivity(tx: Tx, actor: Actor, making: Making): Promise<void> {
  const { planned, random, ids, today } = making;
  const idOf = (key: string) => ids.get(key) ?? "";
  const [recordedOn] = [addDays(planned.heldOn, planned.delay), today].sort() as [string];
  const clerk: Actor = { ...actor, name: "示例录入员", at: new Date(`${recordedOn}T${planned.startTime}:00+08:00`) };
  const id = random.uuid();
  const input: NewActivity = {
    commandId: randomUUID(),
    id,
    state: planned.state === "filed" ? "filed" : "held",
    kinds: planned.kinds,
    orgs: [
      { orgId: idOf(planned.host), role: "host" },
      ...planned.participants.map((key) => ({ orgId: idOf(key), role: "participant" as const })),
    ],
    title: planned.title,
    heldOn: planned.heldOn,
    endsOn: null,
    startTime: planned.startTime,
    endTime: null,
    place: planned.place,
    chair: "",
    summary: planned.summary,
    themes: planned.theme ? [making.themes.get(planned.theme) ?? ""] : [],
    programmeId: planned.programme ? making.programmeId : null,
    groups: [],
    attendance: await attendanceOf(tx, actor, making),
    guests: random.chance(0.1) ? 1 + random.below(4) : 0,
    guestsNote: "",
    files: [],
    fields: {},
  };
  await recordActivity(tx, clerk, input);
  if (planned.state === "cancelled")
    await cancelActivity(tx, clerk, id, { revision: 1, reason: "与全区统一安排冲突，改期举行（示例）" });
}

/** Most come, a few are late or excused; who is not expected by name is counted by head. */
async function attendanceOf(tx: Tx, actor: Actor, { planned, random, ids, roster }: Making): Promise<AttendanceInput> {
  const expected: Expected = activityKind(planned.kinds[0] ?? "")?.expected ?? "none";
  if (planned.attendance === "headcount" || expectedKinds(expected).length === 0) {
    const due = expected === "none" ? 6 + random.below(30) : 12 + random.below(3);
    return { mode: "headcount", expected: due, present: due - random.below(3) };
  }
  const orgIds = [planned.host, ...planned.participants].map((key) => ids.get(key) ?? "");
  const key = `${orgIds.join()} ${expected}`;
  let base = roster.get(key);
  if (!base) {
    const people = await expectedOn(tx, actor, orgIds, expected, planned.heldOn);
    base = {
      mode: "names",
      people: people.map(({ personId, orgId }) => ({ personId, orgId, status: "present", note: "" })),
    };
    roster.set(key, base);
  }
  const status = (): AttendanceStatus =>
    random.chance(0.9) ? "present" : random.chance(0.3) ? "late" : random.chance(0.8) ? "excused" : "absent";
  return { mode: "names", people: base.people.map((person) => ({ ...person, status: status() })) };
}
