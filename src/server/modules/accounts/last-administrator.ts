import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";

type Losing = { accounts?: readonly string[]; grants?: readonly string[] };

/**
 * Refuses to take the last administrator of the whole district away: nobody could let anybody in again. To be asked
 * before the change. It locks every right that counts and its account, in one order: of two who take one away at the
 * same time the second waits, reads again what is left, and is refused.
 * @param losing accounts about to be deactivated, grants about to be revoked
 */
export async function requireAdministratorLeft(
  tx: Tx,
  { district }: Pick<Actor, "district">,
  { accounts = [], grants = [] }: Losing,
): Promise<void> {
  const found = await sql<{ id: string; account: string }>`
    SELECT g.id, g.account_id AS account FROM role_grant g
    JOIN account a ON a.district_id = g.district_id AND a.id = g.account_id
    JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE g.district_id = ${district} AND g.role = 'administrator' AND g.revoked_at IS NULL AND a.active
      AND o.parent_id IS NULL
    ORDER BY g.id FOR UPDATE OF g, a`.execute(tx);
  const lost = ({ id, account }: { id: string; account: string }) => accounts.includes(account) || grants.includes(id);
  if (!found.rows.some(lost) || !found.rows.every(lost)) return;
  throw new DomainError("wrong-state", {
    reason: "这是全区最后一个能登录的系统管理员，停用或收回后无人能再管理系统。请先授予另一个账号全区的系统管理员权限",
  });
}
