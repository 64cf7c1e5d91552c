import type { Actor } from "#server/modules/access/index.ts";
import { loadKindWords } from "#server/modules/dictionary/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Vocabulary } from "#shared/figures/search.ts";

/** The district's own names, for reading questions. */
export async function loadVocabulary(tx: Tx, actor: Actor): Promise<Vocabulary> {
  const orgs = await tx
    .selectFrom("org")
    .select(["id", "parent_id", "kind", "name", "short_name"])
    .where("district_id", "=", actor.district)
    .orderBy("path")
    .execute();
  const themes = await tx
    .selectFrom("theme")
    .select(["name", (eb) => eb.fn.coalesce("merged_into", "id").as("id")])
    .where("district_id", "=", actor.district)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const programmes = await tx
    .selectFrom("programme")
    .select(["id", "name"])
    .where("district_id", "=", actor.district)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const sections = new Set(orgs.filter((org) => org.kind === "section").map((org) => org.parent_id));
  const below = new Set(orgs.filter((org) => org.kind !== "section").map((org) => org.parent_id));
  return {
    orgs: orgs.map((org) => ({
      id: org.id,
      // 部机关 is how the Organization Department calls itself.
      names: [
        org.name,
        org.short_name,
        ...(org.kind === "department" && org.name.endsWith("组织部") ? ["部机关"] : []),
      ],
      hasSections: sections.has(org.id),
      hasBelow: below.has(org.id),
    })),
    themes,
    programmes,
    words: await loadKindWords(tx, actor),
  };
}

/** The organisation a question means when it names none: that of the actor's highest right. */
export function defaultOrg(actor: Actor): string {
  const [first] = [...actor.grants].sort((a, b) => a.path.length - b.path.length);
  return first?.orgId ?? "";
}
