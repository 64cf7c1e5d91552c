import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type {
  AccountDetail,
  AccountPage,
  AccountQuery,
  AccountRight,
  AccountRow,
  AccountSort,
} from "#shared/rights/contracts.ts";
import { type RoleId, roleName } from "#shared/rights/roles.ts";
import { accountConditions } from "./filter.ts";
import { loadAccount } from "./load-account.ts";

type Page = { after: string | null; limit: number };

/** A page of the accounts that the actor may manage, by keyset: two statements, whatever their number. */
export async function listAccounts(tx: Tx, actor: Actor, query: AccountQuery, page: Page): Promise<AccountPage> {
  requireCan(actor, "account.manage");
  const conditions = accountConditions(actor, query);
  const total = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM account a WHERE ${conditions}`.execute(tx);
  const rows = await pageOfAccounts(tx, actor, conditions, query.sort, page);
  return {
    rows,
    next: rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null,
    total: total.rows[0]?.count ?? 0,
  };
}

/** Batches of all accounts of a query, for exports in constant memory. */
export async function* allAccounts(tx: Tx, actor: Actor, query: AccountQuery): AsyncGenerator<AccountRow[]> {
  requireCan(actor, "account.manage");
  const conditions = accountConditions(actor, query);
  for (let after: string | null = null; ; ) {
    const rows: AccountRow[] = await pageOfAccounts(tx, actor, conditions, query.sort, { after, limit: 1000 });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last.id;
  }
}

const SORTS: Record<
  AccountSort,
  { key: RawBuilder<unknown>; direction: RawBuilder<unknown>; beyond: RawBuilder<unknown> }
> = {
  username: { key: sql`lower(a.username)`, direction: sql`ASC`, beyond: sql`>` },
  name: { key: sql`a.display_name COLLATE zh_stroke`, direction: sql`ASC`, beyond: sql`>` },
  created: { key: sql`a.created_at`, direction: sql`DESC`, beyond: sql`<` },
};

async function pageOfAccounts(
  tx: Tx,
  { district }: Actor,
  conditions: RawBuilder<boolean>,
  sort: AccountSort,
  { after, limit }: Page,
): Promise<AccountRow[]> {
  const { key, direction, beyond } = SORTS[sort];
  const rest =
    after === null
      ? sql`true`
      : sql`(${key}, a.id) ${beyond} (SELECT ${key}, a.id FROM account a WHERE a.district_id = ${district} AND a.id = ${after})`;
  type Raw = Omit<AccountRow, "createdAt" | "grants"> & {
    createdAt: Date;
    grants: { id: string; role: RoleId; orgId: string; orgName: string }[];
  };
  const found = await sql<Raw>`
    SELECT a.id, a.username, a.display_name AS name, a.active, a.must_change_password AS "mustChangePassword",
      a.created_at AS "createdAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'orgId', o.id, 'orgName', o.name)
          ORDER BY g.granted_at, g.id)
        FROM role_grant g JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
        WHERE g.district_id = a.district_id AND g.account_id = a.id AND g.revoked_at IS NULL), '[]') AS grants
    FROM account a WHERE ${conditions} AND ${rest}
    ORDER BY ${key} ${direction}, a.id ${direction} LIMIT ${limit}`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    grants: row.grants.map((grant) => ({ ...grant, roleName: roleName(grant.role) })),
  }));
}

/** One account with the rights it has and had. */
export async function readAccount(tx: Tx, actor: Actor, id: string): Promise<AccountDetail> {
  const account = await loadAccount(tx, actor, id);
  const { district } = actor;
  type Raw = Omit<AccountRight, "roleName" | "grantedAt" | "revokedAt"> & { grantedAt: Date; revokedAt: Date | null };
  const rights = await sql<Raw>`
    SELECT g.id, g.role, g.org_id AS "orgId", o.name AS "orgName", g.granted_at AS "grantedAt",
      g.granted_by AS "grantedBy", g.revoked_at AS "revokedAt", g.revoked_by AS "revokedBy"
    FROM role_grant g JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE g.district_id = ${district} AND g.account_id = ${id}
    ORDER BY coalesce(g.revoked_at, g.granted_at) DESC, g.id`.execute(tx);
  const known = await sql<{ person: string | null; at: Date | null }>`
    SELECT (SELECT p.name FROM person p WHERE p.district_id = ${district} AND p.id = ${account.person_id}::uuid) AS person,
      (SELECT max(e.at) FROM event e WHERE e.district_id = ${district} AND e.object_type = 'account'
        AND e.object_id = ${id} AND e.verb = 'session.started') AS at`.execute(tx);
  const { person = null, at = null } = known.rows[0] ?? {};
  const all = rights.rows.map((right) => ({
    ...right,
    roleName: roleName(right.role),
    grantedAt: right.grantedAt.toISOString(),
    revokedAt: right.revokedAt?.toISOString() ?? null,
  }));
  return {
    id,
    username: account.username,
    name: account.display_name,
    active: account.active,
    mustChangePassword: account.must_change_password,
    createdAt: account.created_at.toISOString(),
    person: account.person_id !== null && person !== null ? { id: account.person_id, name: person } : null,
    lastSignIn: at === null ? null : dayOf(at),
    grants: all.filter(({ revokedAt }) => revokedAt === null).reverse(),
    past: all.filter(({ revokedAt }) => revokedAt !== null),
    self: id === actor.accountId,
  };
}
