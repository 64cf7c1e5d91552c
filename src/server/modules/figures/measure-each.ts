import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { Measured } from "./compute-figure.ts";
import { measureAll } from "./measure-all.ts";

/**
 * The same figure of each of these organisations, in one statement however many they are; one without activities is a
 * true zero, or null where it is a rate.
 */
export async function measureEach(
  tx: Tx,
  actor: Actor,
  spec: Omit<FigureSpec, "org">,
  context: FigureContext,
  orgs: readonly string[],
): Promise<Map<string, Measured>> {
  const measured = await measureAll(
    tx,
    actor,
    orgs.map((org) => ({ ...spec, org })),
    context,
  );
  return new Map(orgs.map((org, index) => [org, measured[index]!]));
}
