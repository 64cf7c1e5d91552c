import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import {
  type Auth,
  changeRights,
  type HeldGrant,
  hashPassword,
  heldGrants,
  loadAccount,
  type OpenedAccount,
  randomPassword,
} from "#server/modules/accounts/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { HandoverMade, NewHandover } from "#shared/handovers/contracts.ts";
import type { IssuedPassword } from "#shared/rights/contracts.ts";
import { roleName } from "#shared/rights/roles.ts";
import { reaches, unfinishedWork, type Work } from "./unfinished-work.ts";

/**
 * 交接: the successor gets the chosen rights, whoever goes loses them, and what was unfinished is written down for both
 * to sign, in one step. Records keep who made them.
 */
export async function makeHandover(
  tx: Tx,
  actor: Actor,
  auth: Auth,
  fromId: string,
  input: NewHandover,
): Promise<HandoverMade> {
  let issued: IssuedPassword | null = null;
  await once(tx, actor, input.commandId, "account.handover", async () => {
    const from = await loadAccount(tx, actor, fromId);
    if (input.on > dayOf(actor.at))
      throw new DomainError("invalid", { reason: "权限在确认时移交，交接日期不能晚于今天" }, "on");
    const held = await heldGrants(tx, actor, [fromId]);
    const chosen = held.filter(({ id }) => input.grants.includes(id));
    if (chosen.length !== new Set(input.grants).size) throw new DomainError("conflict", { what: "权限" });
    const work = (await unfinishedWork(tx, actor, fromId)).work;
    if (chosen.length + work.length === 0)
      throw new DomainError("invalid", { reason: "没有要移交的：请至少选择一项权限" }, "grants");
    const password = input.to.kind === "new" ? randomPassword() : null;
    const to = await successorOf(tx, actor, { auth, from: fromId, to: input.to, chosen, password });
    await changeRights(tx, actor, {
      opened: to.opened,
      granted: chosen
        .filter((grant) => !to.held.some(({ role, orgId }) => role === grant.role && orgId === grant.orgId))
        .map(({ role, orgId, orgName, path }) => ({
          ...{ id: randomUUID(), accountId: to.id, label: to.name, role, org: { id: orgId, name: orgName, path } },
        })),
      revoked: chosen,
      deactivated: input.deactivate && from.active ? [from] : [],
      activated: [],
    });
    const reach = [...chosen, ...to.held].map(({ path }) => path);
    const parties = { from: { id: fromId, name: from.display_name }, to };
    await writeHandover(tx, actor, input, { ...parties, held, chosen, work, reach });
    if (password !== null) issued = { accountId: to.id, username: to.username, password };
  });
  // A repeat cannot say the first password again: it was never kept.
  return { id: input.id, issued };
}

type Successor = { id: string; name: string; username: string; held: HeldGrant[]; opened: OpenedAccount[] };
type Choice = {
  auth: Auth;
  from: string;
  to: NewHandover["to"];
  chosen: readonly HeldGrant[];
  password: string | null;
};

async function successorOf(tx: Tx, actor: Actor, { auth, from, to, chosen, password }: Choice): Promise<Successor> {
  if (to.kind === "known") {
    if (to.id === from) throw new DomainError("invalid", { reason: "接任者不能是本人，请选择另一个账号" }, "to");
    const account = await loadAccount(tx, actor, to.id);
    if (!account.active)
      throw new DomainError(
        "invalid",
        { reason: `“${account.display_name}”的账号已停用，请先恢复，或选择别的接任者` },
        "to",
      );
    const held = await heldGrants(tx, actor, [to.id]);
    return { id: to.id, name: account.display_name, username: account.username, held, opened: [] };
  }
  const [first] = chosen;
  if (!first || password === null)
    throw new DomainError("invalid", { reason: "接任者是新账号时，至少移交一项权限" }, "grants");
  const { id, name, username } = to;
  const hash = await hashPassword(auth, password);
  return { id, name, username, held: [], opened: [{ id, name, username, personId: null, hash, path: first.path }] };
}

type Content = {
  from: { id: string; name: string };
  to: { id: string; name: string };
  held: readonly HeldGrant[];
  chosen: readonly HeldGrant[];
  work: readonly Work[];
  /** the paths that the successor reaches now */
  reach: readonly string[];
};

async function writeHandover(tx: Tx, actor: Actor, input: NewHandover, content: Content): Promise<void> {
  const { from, to, held, chosen, work, reach } = content;
  const paths = [...new Set((chosen.length > 0 ? chosen : held).map(({ path }) => path))];
  const visible_to = paths.length > 0 ? paths : [...actor.scopes];
  await tx
    .insertInto("handover")
    .values({
      ...{ district_id: actor.district, id: input.id, handed_on: input.on, note: input.note },
      ...{ from_account: from.id, from_name: from.name, to_account: to.id, to_name: to.name },
      ...{ deactivated: input.deactivate, created_at: actor.at, created_by: actor.accountId },
      ...{ created_by_name: actor.name, visible_to },
    })
    .execute();
  const items = [
    ...held.map(({ id, role, orgName, path }) => ({
      ...{ kind: "right", object_id: id, title: roleName(role), org_name: orgName, state: "", day: null },
      ...{ handed: chosen.some((grant) => grant.id === id), visible_to: [path] },
    })),
    ...work.map((one) => ({
      ...{ kind: one.kind, object_id: one.objectId, title: one.title, org_name: one.orgName },
      ...{ state: one.state, day: one.day, visible_to: one.visibleTo },
      handed: reach.some((path) => reaches(path, one)),
    })),
  ];
  if (items.length > 0) {
    await tx
      .insertInto("handover_item")
      .values(
        items.map((item, position) => ({ district_id: actor.district, handover_id: input.id, position, ...item })),
      )
      .execute();
  }
  const counts = { rights: chosen.length, work: items.filter(({ kind, handed }) => kind !== "right" && handed).length };
  const traced = ({ id, name }: { id: string; name: string }) => ({
    ...{ type: "account", id, revision: 1, label: name, visibleTo: visible_to },
  });
  await recordEvent(tx, actor, "account.handed_over", traced(from), { to: to.name, ...counts });
  await recordEvent(tx, actor, "account.took_over", traced(to), { from: from.name, ...counts });
}
