import type { Actor } from "#server/modules/access/index.ts";
import { loadKindWords } from "#server/modules/dictionary/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { kindNames } from "#shared/catalogue/kind-names.ts";
import type { KindNames } from "#shared/cells/kinds.ts";

/** The kinds by every name that a ledger of the district may call them, its own words included. */
export async function namesOfKinds(tx: Tx, actor: Actor): Promise<KindNames[]> {
  return kindNames(await loadKindWords(tx, actor));
}
