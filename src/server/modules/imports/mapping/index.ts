/** Front door: tables in sheets and what their columns carry, for any dictionary of fields. */
export { error, type Finding, isUsable, type Problem, placed, quote, warning } from "#shared/cells/problem.ts";
export type { SheetTable } from "./table.ts";
export { signature, type TableMapping } from "./table-mapping.ts";
