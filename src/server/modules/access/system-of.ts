import type { Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { type Actor, systemActor } from "./actor.ts";
import { topOrg } from "./top-org.ts";

/** The system itself in one district, for jobs that nobody in particular asked for: it sees everything there. */
export async function systemOf({ db, clock }: Pick<Deps, "db" | "clock">, district: string): Promise<Actor> {
  const top = await withActor(db, { district, scopes: [] }, (tx) => topOrg(tx, district));
  return systemActor(district, top, clock.now());
}
