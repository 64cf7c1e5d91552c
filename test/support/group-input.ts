import { randomUUID as id } from "node:crypto";
import { addMembers, createGroup } from "#server/modules/groups/index.ts";
import { createProgramme } from "#server/modules/programmes/index.ts";
import { enterRecognitions } from "#server/modules/recognitions/index.ts";
import { type NewGroup, newGroup } from "#shared/groups/contracts.ts";
import { type NewProgramme, newProgramme } from "#shared/programmes/contracts.ts";
import { type NewRecognitions, newRecognitions } from "#shared/recognitions/contracts.ts";
import type { World } from "./world.ts";

export const DAY = "2026-06-15";

/** A sound service team, founded at the beginning of the year; say only what matters. */
export const groupInput = (input: Partial<NewGroup> & { orgId: string }): NewGroup =>
  newGroup.parse({
    ...{ commandId: id(), id: id(), kind: "service_team", name: `服务队${id()}`.slice(0, 20) },
    ...{ foundedOn: "2026-01-01", ...input },
  });

export async function groupOf(world: World, input: Partial<NewGroup> & { orgId: string }): Promise<string> {
  const full = groupInput(input);
  await world.run((tx) => createGroup(tx, world.system, full));
  return full.id;
}

/** Makes a person of this organisation a member from the beginning of the year on. @returns the member's id */
export async function memberOf(world: World, group: string, orgId: string, name?: string) {
  const member = id();
  const personId = await world.person(orgId, "staff", name);
  const members = [{ id: member, personId, orgId, role: "member" as const }];
  await world.run((tx) => addMembers(tx, world.system, group, { commandId: id(), from: "2026-01-01", members }));
  return { member, personId };
}

export const programmeInput = (input: Partial<NewProgramme> & { orgId: string }): NewProgramme =>
  newProgramme.parse({ commandId: id(), id: id(), name: `专项${id()}`, startsOn: "2026-01-01", ...input });

export async function programmeOf(world: World, input: Partial<NewProgramme> & { orgId: string }): Promise<string> {
  const full = programmeInput(input);
  await world.run((tx) => createProgramme(tx, world.system, full));
  return full.id;
}

/** An honour of an organisation, unless other recipients are named. */
export const honourInput = (orgId: string, input: Partial<NewRecognitions> = {}): NewRecognitions =>
  newRecognitions.parse({
    ...{ commandId: id(), title: `示例荣誉${id()}`.slice(0, 20), level: "district", grantedBy: "测试区委组织部" },
    ...{ grantedOn: DAY, recipients: [{ id: id(), type: "org", orgId }], ...input },
  });

export async function honourOf(world: World, orgId: string, input: Partial<NewRecognitions> = {}) {
  const full = honourInput(orgId, input);
  await world.run((tx) => enterRecognitions(tx, world.system, full));
  return { id: full.recipients[0]!.id, title: full.title };
}
