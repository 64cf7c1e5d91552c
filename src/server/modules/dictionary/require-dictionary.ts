import { type Actor, requireCan } from "#server/modules/access/index.ts";

/** The dictionary is the whole district's: a right to it in one town is none. A path begins with the district. */
const districtOf = ({ scopes }: Actor) => scopes.map((path) => path.split(".")[0] ?? "");

/** @throws forbidden */
export function requireDictionary(actor: Actor): void {
  requireCan(actor, "dictionary.manage", districtOf(actor));
}
