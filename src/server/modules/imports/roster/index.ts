/** Front door: from sheets to tables of people, a mapping to confirm, and people with their problems. */
export { checkCharacter, type Gender, type IdReading, readIdNumber } from "./id-number.ts";
export {
  detectRosterTables,
  looksLikeRoster,
  proposeRosterMapping,
  ROSTER_FIELD_LABELS,
  type RosterMapping,
  rosterMapping,
} from "./mapping.ts";
export { newSeenPeople, type SeenPeople } from "./repeated-people.ts";
export type { ParsedPerson, RosterValues } from "./roster-values.ts";
export { type ParsedRoster, parseRoster, type RosterContext } from "./rows.ts";
export { sealNumbers } from "./seal.ts";
export { ROSTER_FIELD_IDS, ROSTER_MEMBERSHIPS, type RosterField } from "./synonyms.ts";
