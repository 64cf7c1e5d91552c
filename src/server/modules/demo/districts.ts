import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, systemActor } from "#server/modules/access/index.ts";
import { type Auth, createAccount } from "#server/modules/accounts/index.ts";
import { createOrg, labelOf } from "#server/modules/orgs/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import { openDb, openPool, type Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";

export type IssuedPassword = { username: string; password: string };

const ADMINISTRATOR = "admin";

export type NewDistrict = { name: string; rootName: string; rootShortName: string; demo: boolean; from: string };

/** Makes a district with the organisation at its top. Only the owner of the schema may add districts. */
export async function createDistrict(ownerUrl: string, deps: Deps, input: NewDistrict): Promise<Actor> {
  const id = randomUUID();
  const rootId = randomUUID();
  await asOwner(ownerUrl, (tx) =>
    tx
      .insertInto("district")
      .values({ id, name: input.name, demo: input.demo, created_at: deps.clock.now() })
      .execute(),
  );
  const actor = systemActor(id, { id: rootId, path: labelOf(rootId) }, deps.clock.now());
  await withActor(deps.db, actor, (tx) =>
    createOrg(tx, actor, {
      commandId: randomUUID(),
      id: rootId,
      parentId: null,
      kind: "district",
      code: "QW",
      name: input.rootName,
      shortName: input.rootShortName,
      position: 0,
      from: input.from,
    }),
  );
  return actor;
}

/** The administrator of an empty district, with a random password that is shown once. */
export function createAdministrator(deps: Deps, auth: Auth, actor: Actor): Promise<IssuedPassword> {
  const [root] = actor.grants;
  if (!root) throw new Error("a district has a top organisation");
  return withActor(deps.db, actor, (tx) =>
    createAccount(tx, actor, auth, {
      commandId: randomUUID(),
      id: randomUUID(),
      username: ADMINISTRATOR,
      name: "系统管理员",
      personId: null,
      role: "administrator",
      orgId: root.orgId,
    }),
  );
}

export async function createEmptyDistrict(ownerUrl: string, deps: Deps, auth: Auth): Promise<IssuedPassword> {
  const actor = await createDistrict(ownerUrl, deps, {
    name: "本区",
    rootName: "中共本区委员会",
    rootShortName: "区委",
    demo: false,
    from: `${Number(dayOf(deps.clock.now()).slice(0, 4)) - 5}-01-01`,
  });
  return createAdministrator(deps, auth, actor);
}

// Children first: every table of a district, so that nothing of it is left.
const TABLES = [
  ...(["calendar_day", "calendar_year", "outline_version", "outline"] as const),
  ...(["kind_words_version", "kind_words"] as const),
  ...(["draft_decision", "draft_check", "proof_rule", "proof_term"] as const),
  ...(["round_material_use", "round_material_file", "round_material", "round_answer"] as const),
  ...(["round_recipient", "round_column", "round"] as const),
  ...(["event_payload", "event", "command", "report_file", "issued_number", "issued_figure", "report"] as const),
  ...(["scan_part", "scan_page", "scan_file", "scan_batch"] as const),
  ...(["recognition", "activity_group", "group_member", "work_group"] as const),
  ...(["programme_document", "programme_file", "programme_stage"] as const),
  ...(["document_link", "document_text", "document_file", "document_version", "incoming", "document"] as const),
  ...([
    "search_word",
    "saved_view",
    "ledger_layout",
    "declared_figure",
    "activity_file",
    "attendance",
    "activity_theme",
    "activity_field",
    "activity_org",
    "activity_kind",
  ] as const),
  ...([
    "activity",
    "import_mapping",
    "import_item",
    "import_batch",
    "programme",
    "theme",
    "file",
    "role_grant",
    "account",
  ] as const),
  ...(["membership", "person", "org_placement", "org"] as const),
] as const;

/** Deletes a district whole, sign-ins included. Only the demonstration is ever deleted. */
export async function deleteDistrict(ownerUrl: string, district: string): Promise<void> {
  await asOwner(ownerUrl, async (tx) => {
    const found = await tx.selectFrom("district").select("demo").where("id", "=", district).executeTakeFirst();
    if (!found?.demo) throw new Error("only a demonstration district can be deleted");
    await wipe(tx, district);
  });
}

/**
 * Clears away what a first start that was cut off has left: a district without the administrator, who is made last.
 * @returns whether it was one
 */
export function clearUnfinished(ownerUrl: string, district: string): Promise<boolean> {
  return asOwner(ownerUrl, async (tx) => {
    const finished = await tx
      .selectFrom("account")
      .select("id")
      .where("district_id", "=", district)
      .where("username", "=", ADMINISTRATOR)
      .executeTakeFirst();
    if (finished) return false;
    await wipe(tx, district);
    return true;
  });
}

/** The planner guesses badly at tables that have just been filled. */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (tx) => sql`ANALYZE`.execute(tx));
}

async function wipe(tx: Tx, district: string): Promise<void> {
  await sql`DELETE FROM auth."user" WHERE id IN (SELECT auth_user_id FROM account WHERE district_id = ${district})`.execute(
    tx,
  );
  for (const table of TABLES) await tx.deleteFrom(table).where("district_id", "=", district).execute();
  await tx.deleteFrom("district").where("id", "=", district).execute();
}

export function findDistricts(ownerUrl: string): Promise<{ id: string; demo: boolean }[]> {
  return asOwner(ownerUrl, (tx) => tx.selectFrom("district").select(["id", "demo"]).execute());
}

async function asOwner<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const db = openDb(openPool(ownerUrl, 1));
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}
