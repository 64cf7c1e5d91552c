import { randomUUID as id } from "node:crypto";
import { changeGroup, dissolveGroup, restoreGroup } from "#server/modules/groups/change-group.ts";
import { changeMember, removeMember } from "#server/modules/groups/change-member.ts";
import { addMembers, createGroup } from "#server/modules/groups/index.ts";
import { changeProgramme, closeProgramme, reopenProgramme } from "#server/modules/programmes/change-programme.ts";
import { declareFigure, withdrawFigure } from "#server/modules/programmes/declare-figure.ts";
import { createProgramme } from "#server/modules/programmes/index.ts";
import { changeRecognition, deleteRecognition } from "#server/modules/recognitions/change-recognition.ts";
import { enterRecognitions } from "#server/modules/recognitions/index.ts";
import type { NewDeclared } from "#shared/programmes/contracts.ts";
import {
  DAY,
  groupInput,
  groupOf,
  honourInput,
  honourOf,
  memberOf,
  programmeInput,
  programmeOf,
} from "./group-input.ts";
import type { Act, VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

const team = (world: World) => groupOf(world, { orgId: world.root });
const dissolution = { revision: 1, dissolvedOn: DAY, reason: "并入其他队伍" };
const closing = { revision: 1, closedOn: DAY, note: "如期办完" };

const verb = (name: string, arrange: (world: World) => Promise<Act>): VerbCase => ({ name, arrange });

const groups: VerbCase[] = [
  verb("create a group", async (world) => {
    const input = groupInput({ orgId: world.root });
    const does: Act["does"] = (tx) => createGroup(tx, world.system, input);
    const tables = ["work_group"];
    return { object: input.id, events: ["group.created"], tables, does, again: does };
  }),
  verb("change a group", async (world) => {
    const object = await team(world);
    const { kind, foundedOn, documentId, programmeId, duties } = groupInput({ orgId: world.root });
    const fields = { kind, name: `更名${object}`, foundedOn, documentId, programmeId, duties };
    return {
      ...{ object, events: ["group.changed"], tables: ["work_group"] },
      does: (tx) => changeGroup(tx, world.system, object, { revision: 1, ...fields }),
      again: (tx) => changeGroup(tx, world.system, object, { revision: 2, ...fields }),
    };
  }),
  verb("dissolve a group", async (world) => {
    const object = await team(world);
    const does: Act["does"] = (tx) => dissolveGroup(tx, world.system, object, dissolution);
    return { object, events: ["group.dissolved"], tables: ["work_group"], does };
  }),
  verb("restore a group", async (world) => {
    const object = await team(world);
    await world.run((tx) => dissolveGroup(tx, world.system, object, dissolution));
    const does: Act["does"] = (tx) => restoreGroup(tx, world.system, object, 2);
    return { object, events: ["group.restored"], tables: ["work_group"], does };
  }),
  verb("add members to a group", async (world) => {
    const object = await team(world);
    const members = [
      { id: id(), personId: await world.person(world.root), orgId: world.root, role: "leader" as const },
    ];
    const input = { commandId: id(), from: DAY, members };
    const does: Act["does"] = (tx) => addMembers(tx, world.system, object, input);
    return { object, events: ["group.members_added"], tables: ["group_member"], does, again: does };
  }),
  verb("change a member of a group", async (world) => {
    const object = await team(world);
    const { member } = await memberOf(world, object, world.root);
    const change = (revision: number): Act["does"] => {
      const input = { revision, role: "leader", from: "2026-01-01", to: DAY } as const;
      return (tx) => changeMember(tx, world.system, object, member, input);
    };
    const events: Act["events"] = ["group.member_changed"];
    return { object, events, tables: ["group_member"], does: change(1), again: change(2) };
  }),
  verb("remove a member from a group", async (world) => {
    const object = await team(world);
    const { member } = await memberOf(world, object, world.root);
    const does: Act["does"] = (tx) => removeMember(tx, world.system, object, member);
    return { object, events: ["group.member_removed"], tables: ["group_member"], does };
  }),
];

const programmes: VerbCase[] = [
  verb("create a programme", async (world) => {
    const stages = [{ name: "初赛", from: DAY, to: DAY }];
    const input = programmeInput({ orgId: world.root, stages });
    const does: Act["does"] = (tx) => createProgramme(tx, world.system, input);
    const tables = ["programme", "programme_stage"];
    return { object: input.id, events: ["programme.created"], tables, does, again: does };
  }),
  verb("change a programme", async (world) => {
    const object = await programmeOf(world, { orgId: world.root });
    const { commandId: _, id: __, orgId: ___, ...fields } = programmeInput({ orgId: world.root, purpose: "说明" });
    return {
      ...{ object, events: ["programme.changed"], tables: ["programme"] },
      does: (tx) => changeProgramme(tx, world.system, object, { revision: 1, ...fields }),
      again: (tx) => changeProgramme(tx, world.system, object, { revision: 2, ...fields }),
    };
  }),
  verb("close a programme", async (world) => {
    const object = await programmeOf(world, { orgId: world.root });
    const does: Act["does"] = (tx) => closeProgramme(tx, world.system, object, closing);
    return { object, events: ["programme.closed"], tables: ["programme"], does };
  }),
  verb("reopen a programme", async (world) => {
    const object = await programmeOf(world, { orgId: world.root });
    await world.run((tx) => closeProgramme(tx, world.system, object, closing));
    const does: Act["does"] = (tx) => reopenProgramme(tx, world.system, object, 2);
    return { object, events: ["programme.reopened"], tables: ["programme"], does };
  }),
  verb("declare a figure of a programme", async (world) => {
    const { object, does } = await declaredOf(world);
    return { object, events: ["programme.figure_declared"], tables: ["declared_figure"], does, again: does };
  }),
  verb("withdraw a figure of a programme", async (world) => {
    const { object, declared, does: declare } = await declaredOf(world);
    await world.run(declare);
    const does: Act["does"] = (tx) => withdrawFigure(tx, world.system, object, declared);
    return { object, events: ["programme.figure_withdrawn"], tables: ["declared_figure"], does };
  }),
];

async function declaredOf(world: World) {
  const object = await programmeOf(world, { orgId: world.root });
  const input: NewDeclared = {
    ...{ commandId: id(), id: id(), orgId: world.root, metric: "occasions", value: 7, from: DAY, to: DAY, note: "" },
  };
  const does: Act["does"] = (tx) => declareFigure(tx, world.system, object, input);
  return { object, declared: input.id, does };
}

const recognitions: VerbCase[] = [
  verb("enter a recognition", async (world) => {
    const input = honourInput(world.root);
    const does: Act["does"] = (tx) => enterRecognitions(tx, world.system, input);
    const object = input.recipients[0]!.id;
    const tables = ["recognition"];
    return { object, events: ["recognition.entered"], tables, does, again: does };
  }),
  verb("change a recognition", async (world) => {
    const { id: object } = await honourOf(world, world.root);
    const { commandId: _, recipients: __, ...honour } = honourInput(world.root);
    return {
      ...{ object, events: ["recognition.changed"], tables: ["recognition"] },
      does: (tx) => changeRecognition(tx, world.system, object, { revision: 1, ...honour }),
      again: (tx) => changeRecognition(tx, world.system, object, { revision: 2, ...honour }),
    };
  }),
  verb("delete a recognition", async (world) => {
    const { id: object } = await honourOf(world, world.root);
    const does: Act["does"] = (tx) => deleteRecognition(tx, world.system, object, 1);
    return { object, events: ["recognition.deleted"], tables: ["recognition"], does };
  }),
];

export const GROUP_CASES: VerbCase[] = [...groups, ...programmes, ...recognitions];
