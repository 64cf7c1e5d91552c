import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { createTheme } from "#server/modules/dictionary/index.ts";
import { createOrg, moveOrg } from "#server/modules/orgs/index.ts";
import { initialsOf } from "#server/modules/people/index.ts";
import { createProgramme } from "#server/modules/programmes/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { addDays } from "#shared/figures/period.ts";
import { fillActivities } from "./fill-activities.ts";
import { planActivities } from "./plan-activities.ts";
import { type PlannedOrg, planOrgs } from "./plan-orgs.ts";
import { type PlannedPerson, planPeople } from "./plan-people.ts";
import { demoContest } from "./plan-programmes.ts";
import type { PlannedActivity } from "./planned-activity.ts";
import { type Random, seeded } from "./random.ts";
import { THEMES } from "./texts.ts";

export type FilledDemo = {
  /** ids by the keys of the plan */
  orgs: ReadonlyMap<string, string>;
  people: readonly PlannedPerson[];
  plan: readonly PlannedActivity[];
  /** ids, in the order of the plan */
  activities: readonly string[];
  /** id of the programme that the contest belongs to */
  contest: string;
};

/** Fills a new demonstration district through the same verbs that users go through. */
export async function fillDemo(tx: Tx, actor: Actor, files: FileStore): Promise<FilledDemo> {
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
  const plan = planActivities(random, orgs, today);
  const activities = await fillActivities(tx, actor, files, plan, { random, ids, themes, programmeId });
  await moveBranch(tx, actor, orgs, today);
  return { orgs: ids, people, plan, activities, contest: programmeId };
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
  await indexObjects(
    tx,
    actor.district,
    "person",
    people.map(({ id }) => id),
  );
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

/** A branch that passed to the neighbouring town in the course of the year: its earlier work stays where it was done. */
async function moveBranch(tx: Tx, actor: Actor, orgs: readonly PlannedOrg[], today: string): Promise<void> {
  const find = (key: string) => orgs.find((org) => org.key === key)?.id ?? "";
  await moveOrg(tx, actor, find("town2-b5"), { parentId: find("town3"), from: addDays(today, -200), revision: 1 });
}
