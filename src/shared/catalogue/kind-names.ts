import { ACTIVITY_KINDS } from "./kinds.ts";

/** The kinds with all names by which people call them, for reading what they wrote. */
export function kindNames(): { id: string; names: readonly string[] }[] {
  return ACTIVITY_KINDS.map((kind) => ({ id: kind.id, names: [kind.name, ...kind.synonyms] }));
}
