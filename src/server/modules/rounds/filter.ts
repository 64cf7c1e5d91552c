import { type RawBuilder, sql } from "kysely";
import type { Actor, Grant } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Action } from "#shared/rights/roles.ts";
import { roleMay } from "#shared/rights/roles.ts";
import type { RoundQuery } from "#shared/rounds/contracts.ts";

const grantsFor = (actor: Actor, action: Action): Grant[] => actor.grants.filter(({ role }) => roleMay(role, action));

/** The organisations for which the actor answers in person: those of the grants, not all that lie below. */
export const ownOrgs = (actor: Actor): string[] => grantsFor(actor, "round.answer").map(({ orgId }) => orgId);

/** The round was asked by an organisation for which the actor may ask. */
export function isMine(actor: Actor): RawBuilder<boolean> {
  const paths = grantsFor(actor, "round.manage").map(({ path }) => path);
  return sql<boolean>`EXISTS (SELECT FROM org asker WHERE asker.district_id = r.district_id AND asker.id = r.org_id
    AND asker.path <@ ANY (${paths}::ltree[]))`;
}

const asked = (condition: RawBuilder<unknown>) =>
  sql<boolean>`EXISTS (SELECT FROM round_recipient rr
    WHERE rr.district_id = r.district_id AND rr.round_id = r.id AND ${condition})`;

/** What waits for the actor in a `round r`: the same condition for the to-do and for the list that it opens. */
export const WAITING: Record<NonNullable<RoundQuery["waiting"]>, (actor: Actor) => RawBuilder<boolean>> = {
  answer: (actor) =>
    sql<boolean>`r.state = 'open' AND ${asked(
      sql`rr.org_id = ANY(${ownOrgs(actor)}::uuid[]) AND rr.state IN ('waiting', 'returned')`,
    )}`,
  confirm: (actor) => sql<boolean>`r.state = 'open' AND ${isMine(actor)} AND ${asked(sql`rr.state = 'answered'`)}`,
  overdue: (actor) => sql<boolean>`r.state = 'open' AND r.due_on < ${dayOf(actor.at)}::date AND ${isMine(actor)}
    AND ${asked(sql`rr.state IN ('waiting', 'returned')`)}`,
};

/** The conditions of a query on `round r`. */
export function roundConditions(actor: Actor, query: RoundQuery): RawBuilder<boolean>[] {
  const conditions = [sql<boolean>`r.district_id = ${actor.district}`];
  if (query.states.length > 0) conditions.push(sql<boolean>`r.state = ANY(${query.states}::text[])`);
  if (query.from !== null) conditions.push(sql<boolean>`r.period_to >= ${query.from}::date`);
  if (query.to !== null) conditions.push(sql<boolean>`r.period_from <= ${query.to}::date`);
  if (query.text !== "") conditions.push(sql<boolean>`position(${query.text} in r.title) > 0`);
  if (query.waiting !== null) conditions.push(WAITING[query.waiting](actor));
  return conditions;
}
