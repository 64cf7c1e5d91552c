import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, allowedActions } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Db } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import type { Session } from "#shared/rights/contracts.ts";
import { roleMay, roleName } from "#shared/rights/roles.ts";
import type { Auth } from "./auth.ts";
import { forgetFailures, noteFailure, refuseLockedOut } from "./lockout.ts";
import { resolveActor, type SignedIn } from "./resolve-actor.ts";

export type SignInAttempt = { name: string; password: string; address: string; at: Date; headers: Headers };

/**
 * Signs in and returns the session's cookies.
 * @throws locked-out, bad-credentials (the same for an unknown name and a wrong password), account-inactive
 */
export async function signIn(
  db: Db,
  auth: Auth,
  attempt: SignInAttempt,
): Promise<{ actor: SignedIn; cookies: string[] }> {
  await refuseLockedOut(db, attempt);
  const answer = await auth.api.signInUsername({
    body: { username: attempt.name, password: attempt.password },
    headers: attempt.headers,
    asResponse: true,
  });
  if (!answer.ok) {
    await noteFailure(db, attempt);
    throw new DomainError("bad-credentials");
  }
  const { user } = (await answer.json()) as { user: { id: string } };
  const actor = await resolveActor(db, user.id, attempt.at);
  await forgetFailures(db, attempt);
  await traceSession(db, actor, "session.started");
  return { actor, cookies: answer.headers.getSetCookie() };
}

export async function signOut(db: Db, auth: Auth, actor: SignedIn, headers: Headers): Promise<string[]> {
  const answer = await auth.api.signOut({ headers, asResponse: true });
  await traceSession(db, actor, "session.ended");
  return answer.headers.getSetCookie();
}

function traceSession(db: Db, actor: SignedIn, verb: "session.started" | "session.ended"): Promise<void> {
  return withActor(db, actor, (tx) =>
    recordEvent(tx, actor, verb, {
      type: "account",
      id: actor.accountId ?? randomUUID(),
      revision: 0,
      label: actor.name,
      visibleTo: actor.scopes,
    }),
  );
}

/** What the pages need to know of whoever is signed in. */
export async function describeSession(db: Db, actor: SignedIn): Promise<Session> {
  return withActor(db, actor, async (tx) => {
    const district = await tx
      .selectFrom("district")
      .select(["id", "name", "demo"])
      .where("id", "=", actor.district)
      .executeTakeFirstOrThrow();
    const ids = actor.grants.map((grant) => grant.orgId);
    const orgs = ids.length
      ? await tx
          .selectFrom("org")
          .select([
            "id",
            "name",
            sql<boolean>`EXISTS (SELECT FROM org b WHERE b.district_id = org.district_id AND b.parent_id = org.id
              AND b.kind <> 'section' AND b.active_to IS NULL)`.as("upper"),
          ])
          .where("district_id", "=", actor.district)
          .where("id", "in", ids)
          .execute()
      : [];
    const recorded = new Set(
      actor.grants.filter(({ role }) => roleMay(role, "activity.record")).map(({ orgId }) => orgId),
    );
    const nameOf = new Map(orgs.map((org) => [org.id, org.name]));
    return {
      name: actor.name,
      username: actor.username,
      mustChangePassword: actor.mustChangePassword,
      district,
      grants: actor.grants.map((grant) => ({
        role: grant.role,
        roleName: roleName(grant.role),
        orgId: grant.orgId,
        orgName: nameOf.get(grant.orgId) ?? "",
      })),
      can: allowedActions(actor as Actor),
      recordsForSeveral: recorded.size > 1 || orgs.some(({ id, upper }) => upper && recorded.has(id)),
      today: dayOf(actor.at),
    };
  });
}
