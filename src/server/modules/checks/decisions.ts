import type { ClaimDecision } from "#shared/checks/contracts.ts";
import type { Claim } from "#shared/claims/claim.ts";
import { fingerprints } from "#shared/claims/fingerprint.ts";
import { keyOf, type StoredDecision } from "./load-check.ts";

/** The decisions on claims by their fingerprints, out of all that are kept by hash. */
export function claimDecisions(
  text: string,
  claims: readonly Claim[],
  stored: ReadonlyMap<string, StoredDecision>,
): Map<string, ClaimDecision> {
  return new Map(
    fingerprints(text, claims).flatMap((fingerprint) => {
      const decision = stored.get(keyOf(fingerprint));
      return decision && decision.action !== "settled" ? [[fingerprint, decision] as const] : [];
    }),
  );
}
