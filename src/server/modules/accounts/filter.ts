import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { AccountQuery } from "#shared/rights/contracts.ts";
import { managedBy } from "./load-account.ts";

const STATES: Record<NonNullable<AccountQuery["state"]>, RawBuilder<boolean>> = {
  active: sql<boolean>`a.active`,
  first_password: sql<boolean>`a.active AND a.must_change_password`,
  inactive: sql<boolean>`NOT a.active`,
};

const hasRight = (condition: RawBuilder<unknown>) => sql<boolean>`EXISTS (
  SELECT FROM role_grant g JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
  WHERE g.district_id = a.district_id AND g.account_id = a.id AND g.revoked_at IS NULL AND ${condition})`;

/** What an `account a` of the list is: managed by the actor, and as the query says. */
export function accountConditions(actor: Actor, { text, roles, org, state }: AccountQuery): RawBuilder<boolean> {
  const conditions = [sql<boolean>`a.district_id = ${actor.district}`, managedBy(actor)];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const named = sql`position(${word} in o.name) > 0 OR position(${word} in o.short_name) > 0`;
    conditions.push(sql<boolean>`(position(lower(${word}) in lower(a.username)) > 0
      OR position(${word} in a.display_name) > 0 OR ${hasRight(sql`(${named})`)})`);
  }
  if (state !== null) conditions.push(sql<boolean>`(${STATES[state]})`);
  // Role and organisation are asked of one right: a clerk here who is a member there is no clerk there.
  if (roles.length > 0 || org !== null) {
    const ofRole = roles.length > 0 ? sql`g.role = ANY(${roles}::text[])` : sql`true`;
    const within =
      org === null
        ? sql`true`
        : sql`o.path <@ (SELECT t.path FROM org t WHERE t.district_id = ${actor.district} AND t.id = ${org})`;
    conditions.push(hasRight(sql`${ofRole} AND ${within}`));
  }
  return sql.join(conditions, sql` AND `) as RawBuilder<boolean>;
}
