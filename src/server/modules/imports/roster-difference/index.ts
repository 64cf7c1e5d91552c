/** Front door: rows of a roster against the records, as a difference to confirm. */
export { compareRoster, type Item, type PersonWrite, problemItem } from "./compare-roster.ts";
export type { Current, RosterRow, Standing } from "./people.ts";
