import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Auth } from "./auth.ts";
import { requireStrong } from "./password.ts";
import type { SignedIn } from "./resolve-actor.ts";
import { writePassword } from "./sign-in-store.ts";

/** @throws bad-credentials when the current password is wrong, weak-password for a poor new one */
export async function changePassword(
  tx: Tx,
  actor: SignedIn,
  auth: Auth,
  input: { current: string; next: string; headers: Headers },
): Promise<void> {
  const account = await tx
    .selectFrom("account")
    .select(["auth_user_id"])
    .where("district_id", "=", actor.district)
    .where("id", "=", actor.accountId)
    .executeTakeFirstOrThrow();
  const right = await auth.api
    .verifyPassword({ body: { password: input.current }, headers: input.headers })
    .then((answer) => answer.status)
    .catch(() => false);
  if (!right) throw new DomainError("invalid", { reason: "当前密码不正确" }, "current");
  if (input.next === input.current) throw new DomainError("weak-password", { reason: "不能与当前密码相同" }, "next");
  requireStrong(input.next, actor.username);
  await writePassword(tx, auth, account.auth_user_id, input.next);
  await tx
    .updateTable("account")
    .set({ must_change_password: false })
    .where("district_id", "=", actor.district)
    .where("id", "=", actor.accountId)
    .execute();
  const object = {
    type: "account",
    id: actor.accountId ?? "",
    revision: 1,
    label: actor.name,
    visibleTo: actor.scopes,
  };
  await recordEvent(tx, actor, "account.password_changed", object);
}
