import { randomUUID as id } from "node:crypto";
import { createReport } from "#server/modules/reports/draft-report.ts";
import { changeRound, deleteRound } from "#server/modules/rounds/define-round.ts";
import { filledSheet } from "#server/modules/rounds/export-round.ts";
import {
  addRound,
  answerRound,
  closeRound,
  confirmAnswer,
  openRound,
  returnAnswer,
  takeMaterial,
} from "#server/modules/rounds/index.ts";
import { releaseMaterial } from "#server/modules/rounds/materials.ts";
import { changeDue } from "#server/modules/rounds/open-round.ts";
import { readRound } from "#server/modules/rounds/read-round.ts";
import { applyReturnedFiles, openReturnedFiles, takeReturnedFile } from "#server/modules/rounds/returned-files.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import { type AskedRound, answered, cellsOf, FULL, roundInput, roundOf } from "./round-input.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

type Asked = { round: AskedRound; recipient: string; town: string };

async function asked(world: World, state: "draft" | "open" = "open"): Promise<Asked> {
  const town = await world.org("town", world.root);
  const round = await roundOf(world, { orgId: world.root, recipients: [town] }, state);
  return { round, recipient: round.recipients.get(town) ?? "", town };
}

async function handedIn(world: World): Promise<Asked> {
  const made = await asked(world);
  await answered(world, made.round, made.town);
  return made;
}

type On = { name: string; verb: Verb; tables: string[]; make(world: World): Promise<Asked> };

/** A verb on a round, or on its one recipient. */
const on = (
  { name, verb, tables, make }: On,
  object: (made: Asked) => string,
  does: (tx: Tx, world: World, made: Asked) => Promise<unknown>,
): VerbCase => ({
  name,
  async arrange(world) {
    const made = await make(world);
    return { object: object(made), events: [verb], tables, does: (tx) => does(tx, world, made) };
  },
});

const ofRound = ({ round }: Asked) => round.id;
const ofRecipient = ({ recipient }: Asked) => recipient;
const draft = (world: World) => asked(world, "draft");

async function materialOf(world: World) {
  const { round } = await handedIn(world);
  const { recipients } = await world.run((tx) => readRound(tx, world.system, round.id));
  const object = recipients[0]?.cells.find(({ materialId }) => materialId !== null)?.materialId ?? "";
  const report = id();
  const period = { from: "2026-01-01", to: "2026-06-30", cutoff: "2026-06-30" };
  const input = { commandId: id(), id: report, orgId: world.root, template: "briefing", ...period };
  await world.run((tx) => createReport(tx, world.system, input));
  return { object, report };
}

const answer =
  (submit: boolean): VerbCase["arrange"] =>
  async (world) => {
    const { round, recipient } = await asked(world);
    const input = { commandId: id(), revision: 1, cells: cellsOf(round, FULL), submit };
    const does = (tx: Tx) => answerRound(tx, world.system, round.id, recipient, input);
    const tables = submit ? ["round_answer", "round_material", "round_recipient"] : ["round_recipient"];
    return { object: recipient, events: [submit ? "round.answered" : "round.answer_saved"], tables, does, again: does };
  };

export const ROUND_CASES: VerbCase[] = [
  {
    name: "define a round",
    async arrange(world) {
      const input = roundInput({ orgId: world.root, recipients: [await world.org("town", world.root)] });
      const does = (tx: Tx) => addRound(tx, world.system, input);
      const tables = ["round", "round_column", "round_recipient"];
      return { object: input.id, events: ["round.created"], tables, does, again: does };
    },
  },
  on(
    {
      name: "change a round",
      verb: "round.changed",
      tables: ["round", "round_column", "round_recipient"],
      make: draft,
    },
    ofRound,
    (tx, world, { round, town }) => {
      const { commandId, id: _, orgId, copiedFrom, ...change } = roundInput({ orgId: world.root, recipients: [town] });
      return changeRound(tx, world.system, round.id, { revision: 1, ...change });
    },
  ),
  on(
    {
      name: "delete a round",
      verb: "round.deleted",
      tables: ["round", "round_column", "round_recipient"],
      make: draft,
    },
    ofRound,
    (tx, world, { round }) => deleteRound(tx, world.system, round.id, 1),
  ),
  on(
    { name: "open a round", verb: "round.opened", tables: ["round", "round_column", "round_recipient"], make: draft },
    ofRound,
    (tx, world, { round }) => openRound(tx, world.system, round.id, 1),
  ),
  on(
    { name: "change the day of a round", verb: "round.due_changed", tables: ["round"], make: asked },
    ofRound,
    (tx, world, { round }) => changeDue(tx, world.system, round.id, { revision: 2, dueOn: "2026-12-05" }),
  ),
  { name: "save an answer", arrange: answer(false) },
  { name: "hand an answer in", arrange: answer(true) },
  {
    name: "write returned files",
    async arrange(world) {
      const { round, recipient } = await handedIn(world);
      const { name, bytes } = await world.run((tx) => filledSheet(tx, world.system, round.id, recipient));
      const actor = { ...world.system, at: world.clock.now() };
      const file = await takeReturnedFile(world.deps, actor, round.id, { name: `${name}.xlsx`, bytes });
      const files = [{ fileId: file.fileId, recipientId: recipient, revision: file.revision }];
      const input = { commandId: id(), files };
      const opened = await openReturnedFiles(world.deps, actor, files);
      const does = (tx: Tx) => applyReturnedFiles(tx, world.system, round.id, input, opened);
      const tables = ["round_answer", "round_recipient"];
      return { object: recipient, events: ["round.answered"], tables, does, again: does };
    },
  },
  on(
    {
      ...{ name: "send a cell back", verb: "round.answer_returned", make: handedIn },
      tables: ["round_answer", "round_recipient"],
    },
    ofRecipient,
    (tx, world, { round, recipient }) => {
      const back = { revision: 2, columnId: round.columns.get("A") ?? "", remark: "请核对" };
      return returnAnswer(tx, world.system, round.id, recipient, back);
    },
  ),
  on(
    { name: "confirm an answer", verb: "round.answer_confirmed", tables: ["round_recipient"], make: handedIn },
    ofRecipient,
    (tx, world, { round, recipient }) => confirmAnswer(tx, world.system, round.id, recipient, 2),
  ),
  on(
    {
      ...{ name: "close a round", verb: "round.closed", tables: ["declared_figure", "round"] },
      async make(world) {
        const made = await handedIn(world);
        await world.run((tx) => confirmAnswer(tx, world.system, made.round.id, made.recipient, 2));
        return made;
      },
    },
    ofRound,
    (tx, world, { round }) => closeRound(tx, world.system, round.id, 2),
  ),
  {
    name: "take a material over into a report",
    async arrange(world) {
      const { object, report } = await materialOf(world);
      const does = (tx: Tx) => takeMaterial(tx, world.system, object, report);
      return { object, events: ["round.material_used"], tables: ["round_material_use"], does, again: does };
    },
  },
  {
    name: "take a material out of a report again",
    async arrange(world) {
      const { object, report } = await materialOf(world);
      await world.run((tx) => takeMaterial(tx, world.system, object, report));
      const does = (tx: Tx) => releaseMaterial(tx, world.system, object, report);
      return { object, events: ["round.material_released"], tables: ["round_material_use"], does, again: does };
    },
  },
];
