import type { Tx } from "#server/platform/db.ts";

/** The organisation at the top of a district; every other lies below its path. */
export function topOrg(tx: Tx, district: string): Promise<{ id: string; path: string }> {
  return tx
    .selectFrom("org")
    .select(["id", "path"])
    .where("district_id", "=", district)
    .where("parent_id", "is", null)
    .executeTakeFirstOrThrow();
}
