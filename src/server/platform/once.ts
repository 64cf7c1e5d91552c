import type { Tx } from "./db.ts";

type CommandOf = { district: string; accountId: string | null; at: Date };

/**
 * Runs a command once. A repeat with the same id (a double tap, a retry after a lost answer) waits for the first and
 * gets its result; nothing is done twice.
 */
export async function once<T>(tx: Tx, actor: CommandOf, id: string, verb: string, work: () => Promise<T>): Promise<T> {
  const claimed = await tx
    .insertInto("command")
    .values({ district_id: actor.district, id, account_id: actor.accountId, verb, result: "null", at: actor.at })
    .onConflict((conflict) => conflict.columns(["district_id", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!claimed) {
    const first = await tx
      .selectFrom("command")
      .select("result")
      .where("district_id", "=", actor.district)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return first.result as T;
  }
  const result = await work();
  await tx
    .updateTable("command")
    .set({ result: JSON.stringify(result ?? null) })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
  return result;
}
