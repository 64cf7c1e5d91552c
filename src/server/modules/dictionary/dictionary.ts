import type { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { newTheme, ThemeRow } from "#shared/dictionary/contracts.ts";
import { DomainError } from "#shared/errors.ts";

/** Themes are the whole district's: a right to them in one town is none. A path begins with the district. */
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
    await refuseTaken(tx, actor, input.name);
    await tx.insertInto("theme").values({ district_id: actor.district, id: input.id, name: input.name }).execute();
    await recordEvent(tx, actor, "theme.created", traced(input.id, input.name, actor));
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
  await recordEvent(tx, actor, "theme.retired", traced(id, theme.name, actor));
}

async function refuseTaken(tx: Tx, actor: Actor, name: string): Promise<void> {
  const taken = await tx
    .selectFrom("theme")
    .select("id")
    .where("district_id", "=", actor.district)
    .where("name", "=", name)
    .executeTakeFirst();
  if (taken) throw new DomainError("invalid", { reason: `主题“${name}”已存在` }, "name");
}

const traced = (id: string, label: string, actor: Actor) => ({
  ...{ type: "theme", id, revision: 1, label },
  visibleTo: actor.scopes,
});
