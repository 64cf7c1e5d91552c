import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { bulkActivities, changeActivity, loadActivity } from "#server/modules/activities/index.ts";
import { addMembers, createGroup } from "#server/modules/groups/index.ts";
import { closeProgramme, createProgramme } from "#server/modules/programmes/index.ts";
import { enterRecognitions } from "#server/modules/recognitions/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { contentOf } from "#shared/activities/content.ts";
import { addDays } from "#shared/figures/period.ts";
import { newGroup } from "#shared/groups/contracts.ts";
import { newProgramme } from "#shared/programmes/contracts.ts";
import { newRecognitions, type RecipientInput } from "#shared/recognitions/contracts.ts";
import type { FilledDemo } from "./fill-demo.ts";
import {
  DEMO_GROUPS,
  DEMO_HONOURS,
  DEMO_PROGRAMMES,
  type PlannedGroup,
  type PlannedHonour,
  type PlannedProgramme,
} from "./plan-programmes.ts";

type Making = { tx: Tx; actor: Actor; filled: FilledDemo; today: string; groups: Map<string, string> };

/** Programmes, groups and recognitions, through the same verbs that users go through. */
export async function fillProgrammes(tx: Tx, actor: Actor, filled: FilledDemo): Promise<void> {
  const making: Making = { tx, actor, filled, today: dayOf(actor.at), groups: new Map() };
  for (const planned of DEMO_PROGRAMMES) await makeProgramme(making, planned);
  for (const planned of DEMO_GROUPS) await makeGroup(making, planned);
  for (const planned of DEMO_HONOURS) await makeHonour(making, planned);
}

const orgOf = ({ filled }: Making, key: string): string => filled.orgs.get(key) ?? "";

async function makeProgramme(making: Making, planned: PlannedProgramme): Promise<void> {
  const { tx, actor, today } = making;
  const { name, kind, purpose, collects, from, closed } = planned;
  const id = randomUUID();
  const orgId = orgOf(making, planned.org);
  const input = { commandId: randomUUID(), id, orgId, name, kind, purpose, startsOn: addDays(today, -364) };
  await createProgramme(tx, actor, newProgramme.parse(input));
  const items = await activities(making, from, collects, 50);
  await bulkActivities(tx, actor, { commandId: randomUUID(), step: "set-programme", programme: id, items });
  if (closed) await closeProgramme(tx, actor, id, { revision: 1, closedOn: today, note: closed });
}

async function makeGroup(making: Making, planned: PlannedGroup): Promise<void> {
  const { tx, actor, filled, today, groups } = making;
  const { kind, name, duties, takesPart, programme } = planned;
  const id = randomUUID();
  const foundedOn = addDays(today, -360);
  const ties = { programmeId: programme === "contest" ? filled.contest : null };
  const input = {
    commandId: randomUUID(),
    id,
    orgId: orgOf(making, planned.org),
    kind,
    name,
    foundedOn,
    duties,
    ...ties,
  };
  await createGroup(tx, actor, newGroup.parse(input));
  groups.set(name, id);
  const taken = new Set<string>();
  const members = planned.members.flatMap(([org, count, role]) =>
    peopleOf(making, org, count, taken).map((personId) => ({
      ...{ id: randomUUID(), personId, orgId: orgOf(making, org), role },
    })),
  );
  await addMembers(tx, actor, id, { commandId: randomUUID(), from: foundedOn, members });
  if (!takesPart) return;
  for (const { id: activity, revision } of await activities(making, planned.org, takesPart, 4)) {
    const content = contentOf(await loadActivity(tx, actor, activity));
    await changeActivity(tx, actor, activity, { ...content, groups: [id], revision });
  }
}

async function makeHonour(making: Making, planned: PlannedHonour): Promise<void> {
  const { tx, actor, today, groups } = making;
  const { title, level, by, ago, basis } = planned;
  const taken = new Set<string>();
  const recipients: RecipientInput[] = [
    ...(planned.people ?? []).flatMap(([org, count]) =>
      peopleOf(making, org, count, taken).map(
        (personId) => ({ id: randomUUID(), type: "person", personId, orgId: orgOf(making, org) }) as const,
      ),
    ),
    ...(planned.groups ?? []).map(
      (name) => ({ id: randomUUID(), type: "group", groupId: groups.get(name) ?? "" }) as const,
    ),
    ...(planned.orgs ?? []).map((key) => ({ id: randomUUID(), type: "org", orgId: orgOf(making, key) }) as const),
  ];
  const honour = { title, level, grantedBy: by, grantedOn: addDays(today, -ago), basis };
  await enterRecognitions(tx, actor, newRecognitions.parse({ commandId: randomUUID(), ...honour, recipients }));
}

/** The first people of an organisation who are not taken yet. */
function peopleOf({ filled }: Making, org: string, count: number, taken: Set<string>): string[] {
  const found = filled.people
    .filter((person) => !taken.has(person.id) && person.memberships.some((one) => one.org === org))
    .slice(0, count)
    .map((person) => person.id);
  for (const id of found) taken.add(id);
  return found;
}

/** The latest filed activities of a kind that an organisation, or one below it, hosted. */
async function activities({ tx, actor, filled }: Making, org: string, kind: string, limit: number) {
  const hosts = [...filled.orgs].filter(([key]) => org === "root" || key === org || key.startsWith(`${org}-`));
  return tx
    .selectFrom("activity as a")
    .innerJoin("activity_org as ao", (join) =>
      join.onRef("ao.district_id", "=", "a.district_id").onRef("ao.activity_id", "=", "a.id"),
    )
    .select(["a.id", "a.revision"])
    .where("a.district_id", "=", actor.district)
    .where("a.main_kind", "=", kind)
    .where("a.state", "=", "filed")
    .where("ao.role", "=", "host")
    .where(
      "ao.org_id",
      "in",
      hosts.map(([, id]) => id),
    )
    .orderBy("a.held_on", "desc")
    .orderBy("a.id")
    .limit(limit)
    .execute();
}
