import type { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { newProgramme, newTheme, ProgrammeRow, ThemeRow } from "#shared/dictionary/contracts.ts";
import { DomainError } from "#shared/errors.ts";

/** Themes and programmes are the whole district's: a right to them in one town is none. A path begins with the district. */
const districtOf = ({ scopes }: Actor) => scopes.map((path) => path.split(".")[0] ?? "");

export async function listThemes(tx: Tx, actor: Actor): Promise<ThemeRow[]> {
  return tx
    .selectFrom("theme")
    .select(["id", "name", "retired"])
    .where("district_id", "=", actor.district)
    .orderBy("retired")
    .orderBy("name")
    .execute();
}

export async function createTheme(tx: Tx, actor: Actor, input: z.infer<typeof newTheme>): Promise<{ id: string }> {
  requireCan(actor, "dictionary.manage", districtOf(actor));
  return once(tx, actor, input.commandId, "theme.create", async () => {
    await refuseTaken(tx, actor, "theme", input.name, "主题");
    await tx.insertInto("theme").values({ district_id: actor.district, id: input.id, name: input.name }).execute();
    await recordEvent(tx, actor, "theme.created", traced("theme", input.id, input.name, actor));
    return { id: input.id };
  });
}

export async function retireTheme(tx: Tx, actor: Actor, id: string): Promise<void> {
  requireCan(actor, "dictionary.manage", districtOf(actor));
  const theme = await tx
    .selectFrom("theme")
    .select(["name", "retired"])
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!theme) throw new DomainError("not-found", { what: "主题" });
  const retired = await tx
    .updateTable("theme")
    .set({ retired: true })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("retired", "=", false)
    .executeTakeFirst();
  if (retired.numUpdatedRows === 0n) return; // it was before: nothing changed, nothing to tell
  await recordEvent(tx, actor, "theme.retired", traced("theme", id, theme.name, actor));
}

export async function listProgrammes(tx: Tx, actor: Actor): Promise<ProgrammeRow[]> {
  const rows = await tx
    .selectFrom("programme")
    .selectAll()
    .where("district_id", "=", actor.district)
    .orderBy("starts_on", "desc")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    orgId: row.org_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}

export async function createProgramme(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof newProgramme>,
): Promise<{ id: string }> {
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "dictionary.manage", [org.path]);
  return once(tx, actor, input.commandId, "programme.create", async () => {
    await refuseTaken(tx, actor, "programme", input.name, "专项");
    await tx
      .insertInto("programme")
      .values({
        district_id: actor.district,
        id: input.id,
        name: input.name,
        org_id: input.orgId,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
      })
      .execute();
    await recordEvent(tx, actor, "programme.created", traced("programme", input.id, input.name, actor));
    return { id: input.id };
  });
}

async function refuseTaken(
  tx: Tx,
  actor: Actor,
  table: "theme" | "programme",
  name: string,
  what: string,
): Promise<void> {
  const taken = await tx
    .selectFrom(table)
    .select("id")
    .where("district_id", "=", actor.district)
    .where("name", "=", name)
    .executeTakeFirst();
  if (taken) throw new DomainError("invalid", { reason: `${what}“${name}”已存在` }, "name");
}

const traced = (type: string, id: string, label: string, actor: Actor) => ({
  type,
  id,
  revision: 1,
  label,
  visibleTo: actor.scopes,
});
