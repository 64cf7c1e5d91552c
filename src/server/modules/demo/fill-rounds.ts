import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { createReport, loadReport, saveReport } from "#server/modules/reports/index.ts";
import {
  addRound,
  answerRound,
  closeRound,
  confirmAnswer,
  openRound,
  readRound,
  returnAnswer,
  takeMaterial,
} from "#server/modules/rounds/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { addDays, lastOfMonth, type Period } from "#shared/figures/period.ts";
import { periodName } from "#shared/report/period-name.ts";
import { newRound, type RoundColumn } from "#shared/rounds/contracts.ts";
import { materialParagraphs } from "#shared/rounds/material-text.ts";
import {
  DEMO_TOWNS,
  type DemoTown,
  type PlannedAnswer,
  REST_HOME_ANSWERS,
  REST_HOMES,
  SENT_BACK,
  USED_BY_REPORT,
  VOLUNTEER_ANSWERS,
  VOLUNTEERS,
} from "./plan-rounds.ts";

type Making = { tx: Tx; actor: Actor; orgs: ReadonlyMap<string, string>; today: string };
type Made = { id: string; columns: RoundColumn[]; recipients: Map<string, string> };

/** Invented rounds through the verbs that users go through: one closed with a material in a report, one under way. */
export async function fillRounds(tx: Tx, actor: Actor, orgs: ReadonlyMap<string, string>): Promise<void> {
  const making: Making = { tx, actor, orgs, today: dayOf(actor.at) };
  await closedRound(making);
  await runningRound(making);
}

/** The half-year that ended last. */
function lastHalf(today: string): Period {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= "07-01"
    ? { from: `${year}-01-01`, to: lastOfMonth(year, 6) }
    : { from: `${year - 1}-07-01`, to: lastOfMonth(year - 1, 12) };
}

async function closedRound(making: Making): Promise<void> {
  const { tx, actor, today } = making;
  const period = lastHalf(today);
  const [first] = [addDays(period.to, 3), today].sort() as [string];
  const on = (days: number) => [addDays(first, days), today].sort()[0] ?? today;
  const title = VOLUNTEERS.title(periodName(period));
  const made = await ask(making, { ...VOLUNTEERS, title, period, opened: first, dueOn: on(10) });
  for (const [index, town] of DEMO_TOWNS.entries()) {
    await answer(making, made, town, VOLUNTEER_ANSWERS[town], on(3 + index));
    await confirmAnswer(tx, clerkOn(actor, on(9)), made.id, idOf(making, made, town), 2);
  }
  await closeRound(tx, clerkOn(actor, on(12)), made.id, 2);
  await takeOver(making, made, title, period, on(14));
}

/** A briefing that took one of the materials over, its numbers with their source. */
async function takeOver(making: Making, made: Made, roundTitle: string, period: Period, day: string): Promise<void> {
  const { tx, orgs } = making;
  const actor = clerkOn(making.actor, day);
  const id = randomUUID();
  const command = { commandId: randomUUID(), id, orgId: orgs.get("zzb") ?? "", template: "briefing" };
  await createReport(tx, actor, { ...command, ...period, cutoff: period.to });
  const { recipients } = await readRound(tx, actor, made.id);
  const material = recipients
    .find(({ orgId }) => orgId === orgs.get(USED_BY_REPORT))
    ?.cells.find(({ materialId }) => materialId !== null);
  if (!material?.materialId) throw new Error("no material to take over");
  const { frame, document, revision } = await loadReport(tx, actor, id);
  const words = { text: material.text, orgName: "示例甲镇", roundTitle, handedInOn: addDays(period.to, 6) };
  const content = [...document.content, ...materialParagraphs(words, randomUUID)];
  await saveReport(tx, actor, id, { revision, frame, document: { ...document, content } });
  await takeMaterial(tx, actor, material.materialId, id);
}

async function runningRound(making: Making): Promise<void> {
  const { tx, actor, today } = making;
  const period = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  const opened = addDays(today, -5);
  const made = await ask(making, { ...REST_HOMES, period, opened, dueOn: addDays(today, 6) });
  for (const town of DEMO_TOWNS) {
    const values = REST_HOME_ANSWERS[town];
    if (values) await answer(making, made, town, values, addDays(today, -2));
  }
  const columnId = made.columns.find(({ code }) => code === SENT_BACK.code)?.id ?? "";
  const back = { revision: 2, columnId, remark: SENT_BACK.remark };
  await returnAnswer(tx, clerkOn(actor, today), made.id, idOf(making, made, SENT_BACK.town), back);
}

type Asking = {
  title: string;
  explanation: string;
  columns: readonly Partial<RoundColumn>[];
  checks: string[];
  period: Period;
  opened: string;
  dueOn: string;
};

async function ask(making: Making, { period, opened, ...asking }: Asking): Promise<Made> {
  const { tx, orgs } = making;
  const actor = clerkOn(making.actor, opened);
  const input = newRound.parse({
    ...{ ...asking, ...period, commandId: randomUUID(), id: randomUUID(), orgId: orgs.get("root") },
    columns: asking.columns.map((column) => ({ id: randomUUID(), ...column })),
    recipients: DEMO_TOWNS.map((town) => orgs.get(town)),
  });
  await addRound(tx, actor, input);
  await openRound(tx, actor, input.id, 1);
  const { recipients } = await readRound(tx, actor, input.id);
  return {
    ...{ id: input.id, columns: input.columns },
    recipients: new Map(recipients.map((recipient) => [recipient.orgId, recipient.id])),
  };
}

async function answer(making: Making, made: Made, town: DemoTown, values: PlannedAnswer, day: string): Promise<void> {
  const cells = made.columns.flatMap(({ id, code }) => {
    const value = values[code];
    if (value === undefined) return [];
    const typed = typeof value === "number" ? { number: value, text: "" } : { number: null, text: value };
    return [{ columnId: id, ...typed, files: [] }];
  });
  const actor = { ...clerkOn(making.actor, day), name: "示例填报员" };
  const input = { commandId: randomUUID(), revision: 1, cells, submit: true };
  await answerRound(making.tx, actor, made.id, idOf(making, made, town), input);
}

const idOf = ({ orgs }: Making, made: Made, town: DemoTown): string => made.recipients.get(orgs.get(town) ?? "") ?? "";

const clerkOn = (actor: Actor, day: string): Actor => ({
  ...{ ...actor, name: "示例组工干部", at: new Date(`${day}T10:00:00+08:00`) },
});
