import { z } from "zod";
import { foldText } from "../sheets/index.ts";
import type { SheetTable } from "./table.ts";

/** Which fields a column carries, in the order in which its heading names them; none means 未使用. */
export type ColumnMapping<Id extends string> = {
  column: string;
  header: string;
  fields: Id[];
  confidence: number;
  why: string;
};

/** Plain JSON that a page shows, a person corrects and the server remembers under its signature. */
export type TableMapping<Id extends string> = { version: 1; signature: string; columns: ColumnMapping<Id>[] };

/** The schema of a mapping over the fields that `isField` knows, for what comes back from a page or from storage. */
export function tableMappingSchema<Id extends string>(isField: (id: string) => id is Id): z.ZodType<TableMapping<Id>> {
  const column = z.strictObject({
    column: z.string().regex(/^[A-Z]{1,3}$/),
    header: z.string().max(400),
    fields: z.array(z.string().max(60).refine(isField, "没有这一项")).max(6),
    confidence: z.number().min(0).max(1),
    why: z.string().max(200),
  });
  return z.strictObject({
    version: z.literal(1),
    signature: z.string().max(100_000),
    columns: z.array(column).max(200),
  }) as z.ZodType<TableMapping<Id>>;
}

/** The headings of a table in any order, normalised: the same form filled in by somebody else has the same signature. */
export function signature(table: Pick<SheetTable, "columns">): string {
  return table.columns
    .map((column) => foldText(column.header))
    .sort()
    .join("|");
}

/** Binds a confirmed mapping to a table of the same signature, column by column by heading. */
export function rebind<Id extends string>(remembered: TableMapping<Id>, table: SheetTable): TableMapping<Id> {
  const byHeading = Map.groupBy(remembered.columns, (column) => foldText(column.header));
  const columns = table.columns.map(({ letter, header }) => {
    const fields = byHeading.get(foldText(header))?.shift()?.fields ?? [];
    return { column: letter, header, fields, confidence: 1, why: "与上次确认的对应关系相同" };
  });
  return { version: 1, signature: remembered.signature, columns };
}
