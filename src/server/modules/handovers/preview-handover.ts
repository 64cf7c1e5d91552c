import type { Actor } from "#server/modules/access/index.ts";
import { heldGrants, loadAccount } from "#server/modules/accounts/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { HandoverPreview } from "#shared/handovers/contracts.ts";
import { roleName } from "#shared/rights/roles.ts";
import { reaches, stayingWork, unfinishedWork } from "./unfinished-work.ts";

/** What somebody has to hand over: rights, unfinished work and through which right it is reached, and what stays. */
export async function previewHandover(tx: Tx, actor: Actor, id: string): Promise<HandoverPreview> {
  const account = await loadAccount(tx, actor, id);
  const grants = await heldGrants(tx, actor, [id]);
  const { work, counts } = await unfinishedWork(tx, actor, id);
  return {
    ...{ name: account.display_name, username: account.username, active: account.active, counts },
    self: id === actor.accountId,
    rights: grants.map((grant) => ({
      ...{ id: grant.id, role: grant.role, roleName: roleName(grant.role), orgName: grant.orgName },
    })),
    work: work.map(({ visibleTo, ...one }) => ({
      ...one,
      grants: grants.filter(({ path }) => reaches(path, { visibleTo })).map((grant) => grant.id),
    })),
    stays: await stayingWork(tx, actor, id),
  };
}
