import type { Problem } from "#shared/cells/problem.ts";
import type { Gender } from "./id-number.ts";

export type RowPlace = { sheet: string; row: number };

/**
 * One person as the roster gives them. Dates are "1980-05-12" or "1980-05".
 * `idHash` is the keyed hash that sealing left of the identity number. Telephone numbers are never taken.
 * `membership` is an id of the context's memberships.
 */
export type RosterValues = {
  name: string | null;
  gender: Gender | null;
  idHash: string | null;
  birth: string | null;
  org: string | null;
  membership: string | null;
  post: string | null;
  joined: string | null;
  education: string | null;
  ethnicity: string | null;
  from: string | null;
};

/**
 * One row of a roster. `raw` holds the cells of mapped columns only, the identity number masked and the telephone left
 * out. `duplicateOf` is the first row of the file with the same person in the same organisation.
 */
export type ParsedPerson = RowPlace & {
  values: RosterValues;
  raw: Record<string, string>;
  problems: Problem[];
  duplicateOf: RowPlace | null;
};

export function emptyPerson(): RosterValues {
  return {
    name: null,
    gender: null,
    idHash: null,
    birth: null,
    org: null,
    membership: null,
    post: null,
    joined: null,
    education: null,
    ethnicity: null,
    from: null,
  };
}
