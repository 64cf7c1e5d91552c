import { type Actor, may, requireCan } from "#server/modules/access/index.ts";

/** The dictionary is the whole district's: a right to it in one town is none. A path begins with the district. */
const districtOf = ({ scopes }: Actor) => scopes.map((path) => path.split(".")[0] ?? "");

export function mayChangeDictionary(actor: Actor): boolean {
  return districtOf(actor).some((path) => may(actor, "dictionary.manage", path));
}

/** @throws forbidden */
export function requireDictionary(actor: Actor): void {
  requireCan(actor, "dictionary.manage", districtOf(actor));
}
