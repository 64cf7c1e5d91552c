import { ACCOUNT_CASES } from "./account-verb-cases.ts";
import { BATCH_CASES } from "./batch-cases.ts";
import { CHECK_CASES } from "./check-verb-cases.ts";
import { DICTIONARY_CASES } from "./dictionary-verb-cases.ts";
import { DOCUMENT_CASES } from "./document-verb-cases.ts";
import { GROUP_CASES } from "./group-verb-cases.ts";
import { HANDOVER_CASES } from "./handover-cases.ts";
import { IMPORT_CASES } from "./import-verb-cases.ts";
import { ROUND_CASES } from "./round-verb-cases.ts";
import { SCAN_CASES } from "./scan-verb-cases.ts";
import { BASE_CASES, type VerbCase } from "./verb-cases.ts";
import { VIEW_CASES } from "./view-cases.ts";

/** Every verb that leaves a trace, about to be done. */
export const VERB_CASES: VerbCase[] = [
  ...BASE_CASES,
  ...ACCOUNT_CASES,
  ...BATCH_CASES,
  ...CHECK_CASES,
  ...DICTIONARY_CASES,
  ...DOCUMENT_CASES,
  ...GROUP_CASES,
  ...HANDOVER_CASES,
  ...IMPORT_CASES,
  ...ROUND_CASES,
  ...SCAN_CASES,
  ...VIEW_CASES,
];
