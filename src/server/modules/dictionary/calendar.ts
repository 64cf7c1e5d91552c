import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import {
  type CalendarChange,
  type CalendarDay,
  type CalendarYear,
  DAY_KIND_NAMES,
  type DayKind,
} from "#shared/calendar/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { requireDictionary } from "./require-dictionary.ts";

/** What the district set in each year; years with nothing set are left out. */
export async function loadCalendar(tx: Tx, actor: Actor): Promise<CalendarYear[]> {
  const found = await sql<CalendarYear>`
    SELECT y.id, y.year, y.settled, y.revision, coalesce((
      SELECT json_agg(json_build_object('day', d.day, 'kind', d.kind, 'name', d.name) ORDER BY d.day)
      FROM calendar_day d WHERE d.district_id = y.district_id AND d.year_id = y.id), '[]'::json) AS days
    FROM calendar_year y WHERE y.district_id = ${actor.district} ORDER BY y.year`.execute(tx);
  return found.rows;
}

/** Sets a year as a whole: one event tells which days became what. */
export async function changeCalendar(tx: Tx, actor: Actor, year: number, input: CalendarChange) {
  requireDictionary(actor);
  requireSoundYear(year, input.days);
  const before = await loadYear(tx, actor, year);
  const days = input.days.toSorted((a, b) => a.day.localeCompare(b.day));
  const changes = changesOf(before, { ...input, days });
  if (changes.length === 0 && before.revision === input.revision) return { revision: before.revision };
  const id = await writeYear(tx, actor, before, input);
  await tx.deleteFrom("calendar_day").where("district_id", "=", actor.district).where("year_id", "=", id).execute();
  const rows = days.map((one) => ({ district_id: actor.district, year_id: id, ...one }));
  if (rows.length > 0) await tx.insertInto("calendar_day").values(rows).execute();
  const object = { type: "calendar", id, revision: input.revision + 1, label: `${year}年节假日` };
  await recordEvent(tx, actor, "calendar.changed", { ...object, visibleTo: actor.scopes }, { changes });
  return { revision: input.revision + 1 };
}

async function loadYear(tx: Tx, actor: Actor, year: number): Promise<CalendarYear> {
  const years = await loadCalendar(tx, actor);
  return years.find((one) => one.year === year) ?? { year, settled: false, revision: 0, id: null, days: [] };
}

/** @returns the id of the year */
async function writeYear(tx: Tx, actor: Actor, before: CalendarYear, input: CalendarChange): Promise<string> {
  const conflict = new DomainError("conflict", { what: "节假日" });
  if (before.revision !== input.revision) throw conflict;
  const row = { settled: input.settled, revision: input.revision + 1 };
  if (before.id === null) {
    const id = randomUUID();
    const made = await tx
      .insertInto("calendar_year")
      .values({ district_id: actor.district, id, year: before.year, ...row })
      .onConflict((one) => one.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw conflict;
    return id;
  }
  const updated = await tx
    .updateTable("calendar_year")
    .set(row)
    .where("district_id", "=", actor.district)
    .where("id", "=", before.id)
    .where("revision", "=", input.revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw conflict;
  return before.id;
}

function requireSoundYear(year: number, days: readonly CalendarDay[]): void {
  const seen = new Set<string>();
  for (const [index, { day, kind, name }] of days.entries()) {
    const field = `days.${index}`;
    const refuse = (reason: string) => new DomainError("invalid", { reason }, field);
    if (!day.startsWith(`${year}-`)) throw refuse(`${day} 不在 ${year} 年`);
    if (seen.has(day)) throw refuse(`${day} 设定了两次`);
    if (kind !== "plain" && name === "") throw refuse(`请填写 ${day} 的名称，如“国庆节”`);
    requireUnmarked({ [field]: name });
    seen.add(day);
  }
}

function changesOf(before: CalendarYear, after: Pick<CalendarYear, "settled" | "days">): string[] {
  const was = new Map(before.days.map((one) => [one.day, one]));
  const is = new Map(after.days.map((one) => [one.day, one]));
  const days = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = days.flatMap((day) => {
    const [old, now] = [said(was.get(day)), said(is.get(day))];
    return old === now ? [] : [`${day} ${old} → ${now}`];
  });
  if (before.settled !== after.settled) changes.push(after.settled ? "全年安排已录齐" : "全年安排待公布");
  return changes;
}

const said = (day: { kind: DayKind; name: string } | undefined) =>
  day ? [day.name, DAY_KIND_NAMES[day.kind]].filter(Boolean).join(" ") : "按随版本提供的安排";
