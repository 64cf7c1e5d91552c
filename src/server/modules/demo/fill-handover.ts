import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { type Auth, createAccount } from "#server/modules/accounts/index.ts";
import { makeHandover } from "#server/modules/handovers/index.ts";
import { addRound } from "#server/modules/rounds/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { addDays } from "#shared/figures/period.ts";
import { newRound } from "#shared/rounds/contracts.ts";

/** How long ago the town's cadre changed; the account was opened a year before. */
const DAYS_AGO = 20;

type Making = { auth: Auth; orgs: ReadonlyMap<string, string>; successor: string };

/** The cadre of a town went to another post, a round half prepared: what both signed. */
export async function fillHandover(tx: Tx, actor: Actor, { auth, orgs, successor }: Making): Promise<void> {
  const today = dayOf(actor.at);
  const on = addDays(today, -DAYS_AGO);
  const town = orgs.get("town0") ?? "";
  const id = randomUUID();
  const account = { commandId: randomUUID(), id, username: "demo-former", name: "示例前任干部", personId: null };
  await createAccount(tx, onDay(actor, addDays(on, -365)), auth, { ...account, role: "town_cadre", orgId: town });
  const began = { ...onDay(actor, addDays(on, -3)), accountId: id, name: account.name };
  const round = newRound.parse({
    ...{ commandId: randomUUID(), id: randomUUID(), orgId: town, title: "党员活动场所情况" },
    ...{ from: `${today.slice(0, 4)}-01-01`, to: today, dueOn: addDays(today, 12) },
    explanation: "截至填报日的情况。",
    columns: [
      { id: randomUUID(), code: "A", label: "活动场所面积", kind: "number", unit: "平方米" },
      { id: randomUUID(), code: "B", label: "需要修缮的", kind: "text", required: false },
    ],
    recipients: ["town0-b0", "town0-b1"].map((key) => orgs.get(key)),
  });
  await addRound(tx, began, round);
  const held = await tx
    .selectFrom("role_grant")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("account_id", "=", id)
    .execute();
  await makeHandover(tx, onDay(actor, on), auth, id, {
    ...{ commandId: randomUUID(), id: randomUUID(), to: { kind: "known", id: successor }, on },
    ...{ grants: held.map((grant) => grant.id), deactivate: true, note: "台账和签到表原件已当面点交。" },
  });
}

const onDay = (actor: Actor, day: string): Actor => ({ ...actor, at: new Date(`${day}T10:00:00+08:00`) });
