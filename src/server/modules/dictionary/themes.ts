import type { z } from "zod";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { newTheme, themeRenaming } from "#shared/dictionary/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { requireDictionary } from "./require-dictionary.ts";

type Theme = { id: string; name: string; retired: boolean; merged_into: string | null; revision: number };

export async function createTheme(tx: Tx, actor: Actor, input: z.infer<typeof newTheme>): Promise<{ id: string }> {
  requireDictionary(actor);
  requireUnmarked({ name: input.name });
  return once(tx, actor, input.commandId, "theme.create", async () => {
    await refuseTaken(tx, actor, input.name, input.id);
    await tx.insertInto("theme").values({ district_id: actor.district, id: input.id, name: input.name }).execute();
    const made = { ...input, retired: false, merged_into: null, revision: 0 };
    await recordEvent(tx, actor, "theme.created", tracedTheme(made, actor));
    return { id: input.id };
  });
}

export async function renameTheme(tx: Tx, actor: Actor, id: string, input: z.infer<typeof themeRenaming>) {
  const theme = await loadTheme(tx, actor, id);
  const { revision, name } = input;
  requireUnmarked({ name });
  if (theme.name === name && theme.revision === revision) return;
  await refuseTaken(tx, actor, name, id);
  await updateTheme(tx, actor, { ...theme, revision }, { name });
  await recordEvent(tx, actor, "theme.renamed", tracedTheme({ ...theme, name }, actor), { from: theme.name });
}

/** 停用: it is no longer offered; what bears it keeps it. */
export async function retireTheme(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const theme = await loadTheme(tx, actor, id);
  if (theme.retired) throw new DomainError("wrong-state", { reason: "该主题已停用" });
  await updateTheme(tx, actor, { ...theme, revision }, { retired: true });
  await recordEvent(tx, actor, "theme.retired", tracedTheme(theme, actor));
}

export async function restoreTheme(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const theme = await loadTheme(tx, actor, id);
  if (!theme.retired) throw new DomainError("wrong-state", { reason: "该主题没有停用" });
  await updateTheme(tx, actor, { ...theme, revision }, { retired: false });
  await recordEvent(tx, actor, "theme.restored", tracedTheme(theme, actor));
}

/** @throws not-found; wrong-state for a theme that was merged: only the one it went into is worked on */
export async function loadTheme(tx: Tx, actor: Actor, id: string): Promise<Theme> {
  requireDictionary(actor);
  const theme = await tx
    .selectFrom("theme")
    .select(["id", "name", "retired", "merged_into", "revision"])
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!theme) throw new DomainError("not-found", { what: "主题" });
  if (theme.merged_into) throw new DomainError("wrong-state", { reason: `主题“${theme.name}”已并入其他主题` });
  return theme;
}

/** The one door to a row of theme. */
export async function updateTheme(tx: Tx, actor: Actor, theme: Theme, columns: Record<string, unknown>): Promise<void> {
  const updated = await tx
    .updateTable("theme")
    .set({ ...columns, revision: theme.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", theme.id)
    .where("revision", "=", theme.revision)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "主题" });
}

async function refuseTaken(tx: Tx, actor: Actor, name: string, id: string): Promise<void> {
  const taken = await tx
    .selectFrom("theme")
    .select(["retired", "merged_into"])
    .where("district_id", "=", actor.district)
    .where("name", "=", name)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (!taken) return;
  const state = taken.merged_into ? "（已并入其他主题）" : taken.retired ? "（已停用，可以恢复）" : "";
  throw new DomainError("invalid", { reason: `主题“${name}”已存在${state}` }, "name");
}

export const tracedTheme = (theme: Theme, actor: Actor) => ({
  ...{ type: "theme", id: theme.id, revision: theme.revision + 1, label: theme.name },
  visibleTo: actor.scopes,
});
