import { DomainError } from "#shared/errors.ts";
import { ACTIONS, type Action, type RoleId, roleMay } from "#shared/rights/roles.ts";

export type Grant = { role: RoleId; orgId: string; path: string };

/** Who acts, when, and with which rights. `scopes` are the subtrees that row-level security lets through. */
export type Actor = {
  district: string;
  accountId: string | null;
  name: string;
  personId: string | null;
  grants: readonly Grant[];
  scopes: readonly string[];
  /** the instant of the request, from the application's clock */
  at: Date;
};

/** Is `path` the organisation `above` or below it? */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

/** May the actor do this for an organisation at `path`? Without a path: anywhere at all. */
export function may(actor: Actor, action: Action, path?: string): boolean {
  return actor.grants.some(
    (grant) => roleMay(grant.role, action) && (path === undefined || isWithin(path, grant.path)),
  );
}

/** @throws forbidden unless the actor may do this for at least one of the organisations */
export function requireCan(actor: Actor, action: Action, paths?: readonly string[]): void {
  const allowed = paths === undefined ? may(actor, action) : paths.some((path) => may(actor, action, path));
  if (!allowed) throw new DomainError("forbidden", { what: ACTIONS[action].what });
}

/** Everything the actor may do anywhere, for the pages to show or grey out. */
export function allowedActions(actor: Actor): Action[] {
  return (Object.keys(ACTIONS) as Action[]).filter((action) => may(actor, action));
}

/** The subtrees of an action, the smallest set: nothing below another. */
export function scopesOf(grants: readonly Grant[]): string[] {
  const paths = [...new Set(grants.map((grant) => grant.path))];
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
}

/** An actor of the system itself (first start, demonstration, jobs), with the rights of an administrator and a clerk. */
export function systemActor(district: string, rootOrg: { id: string; path: string }, at: Date, name = "系统"): Actor {
  const grants = (["administrator", "department_clerk"] as const).map((role) => ({
    role,
    orgId: rootOrg.id,
    path: rootOrg.path,
  }));
  return { district, accountId: null, name, personId: null, grants, scopes: [rootOrg.path], at };
}
