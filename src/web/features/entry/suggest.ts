import { kindField, kindName } from "#shared/catalogue/kinds.ts";
import type { KindNames } from "#shared/cells/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { foldOrgName } from "#shared/orgs/names.ts";
import type { Suggestion } from "#web/ui/sheet/sheet-types.ts";

const MOST = 8;

/** Choices for a cell of which a part was typed; none when it is complete. */
export function suggestionsFor(
  column: string,
  text: string,
  own: readonly OrgRow[],
  kinds: readonly KindNames[],
): Suggestion[] {
  const typed = text.trim();
  if (column === "org") return orgSuggestions(typed, own);
  if (column === "kind") {
    const named = kinds.map(({ id, names }) => ({ text: kindName(id), names }));
    if (named.some((kind) => kind.names.includes(typed))) return [];
    return named
      .filter((kind) => kind.names.some((name) => name.includes(typed)))
      .slice(0, MOST)
      .map((kind) => ({ text: kind.text, hint: "" }));
  }
  const field = kindField(column.slice("field:".length));
  if (field?.type !== "choice" || field.choices.includes(typed)) return [];
  return field.choices.filter((choice) => choice.includes(typed)).map((choice) => ({ text: choice, hint: "" }));
}

function orgSuggestions(typed: string, own: readonly OrgRow[]): Suggestion[] {
  const folded = foldOrgName(typed);
  if (own.some((org) => org.shortName === typed || org.name === typed)) return [];
  const starts: OrgRow[] = [];
  const holds: OrgRow[] = [];
  for (const org of own) {
    const names = [org.shortName, org.name, org.code].map(foldOrgName);
    if (names.some((name) => name.startsWith(folded))) starts.push(org);
    else if (names.some((name) => name.includes(folded))) holds.push(org);
  }
  const namesakes = Map.groupBy(own, ({ shortName }) => shortName);
  return [...starts, ...holds].slice(0, MOST).map(({ shortName, name }) => {
    const single = (namesakes.get(shortName)?.length ?? 0) < 2;
    return { text: single ? shortName : name, hint: single && name !== shortName ? name : "" };
  });
}
