import type { RosterChoices, RosterItem } from "#shared/imports/roster.ts";
import { membershipName } from "#shared/people/memberships.ts";
import type { Item, Standing } from "./roster-difference/index.ts";

const isClass = (action: Item["action"]) =>
  action === "new" || action === "moved" || action === "changed" || action === "left" ? action : null;

/** Whether a line will be written: what somebody decided on its own, else its class with its exceptions. */
export function isTaken({ action, key, decision, write }: Item, { take, except }: RosterChoices): boolean {
  const one = isClass(action);
  if (one === null || write === null) return false;
  return decision !== null || take[one] !== except[one].includes(key);
}

/** What a row of which nothing is known yet shows. */
export function bareLine(sheet: string, row: number | null) {
  const key = `${sheet}:${row}`;
  return { key, taken: null, sheet, row, membership: "", decision: null, candidates: [] };
}

/** A line as the page shows it. A row that somebody decided stays among those to decide, so that it can be undone. */
export function lineOf(item: Item, choices: RosterChoices): RosterItem {
  const { row, person, membership, decision } = item;
  const kind = row?.kind ?? membership?.kind;
  const outcome = item.message === "" ? item.changes : [item.message, ...item.changes];
  return {
    ...bareLine(row?.sheet ?? "", row?.row ?? null),
    key: item.key,
    action: decision === null ? item.action : "unsure",
    taken: isClass(item.action) && decision === null ? isTaken(item, choices) : null,
    name: row?.name ?? person?.name ?? "",
    birthMonth: row?.birthMonth ?? person?.birthMonth ?? null,
    org: row?.orgName ?? membership?.orgName ?? "",
    membership: kind === undefined ? "" : membershipName(kind),
    post: row?.post ?? membership?.post ?? "",
    changes: outcome,
    decision,
    candidates: item.candidates.map((one) => ({ id: one.id, about: aboutOf(one) })),
  };
}

function aboutOf({ name, gender, birthMonth, memberships }: Standing): string {
  const where = memberships.map(({ orgName, kind }) => `${orgName} ${membershipName(kind)}`);
  return [name, gender, birthMonth, where.length > 0 ? where.join("、") : "现不在任何组织"].filter(Boolean).join(" · ");
}
