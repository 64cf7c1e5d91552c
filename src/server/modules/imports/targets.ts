import type { ImportTarget } from "#shared/imports/contracts.ts";
import { ledgerTarget } from "./ledger-target.ts";
import { rosterTarget } from "./roster-target.ts";
import type { Target } from "./target.ts";

/** What can be imported. */
export const TARGETS: Record<ImportTarget, Target> = { activities: ledgerTarget, roster: rosterTarget };
