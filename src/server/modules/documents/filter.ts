import { type RawBuilder, sql } from "kysely";
import { orgsInReach } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { DocumentQuery } from "#shared/documents/contracts.ts";
import { gramsOf, termsOf } from "#shared/documents/search-text.ts";

/** The conditions of a query on `document d`, with its speaking version as `v` and what was received as `i`. */
export async function documentConditions(
  tx: Tx,
  district: string,
  query: DocumentQuery,
): Promise<RawBuilder<boolean>[]> {
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`d.district_id = ${district}`];
  if (!query.retired) conditions.push(sql<boolean>`d.retired_at IS NULL`);
  if (query.types.length > 0) conditions.push(sql<boolean>`d.type = ANY(${query.types}::text[])`);
  if (query.status !== null) conditions.push(sql<boolean>`v.status = ${query.status}`);
  if (query.open) conditions.push(sql<boolean>`i.received_on IS NOT NULL AND i.closed_on IS NULL`);
  if (query.org !== null) {
    const orgs = await orgsInReach(tx, district, query.org, "tree", null);
    conditions.push(sql<boolean>`d.org_id = ANY(${orgs}::uuid[])`);
  }
  for (const term of termsOf(query.text)) conditions.push(holds(district, term));
  return conditions;
}

/**
 * Some text of the document holds the term. Pairs of characters are asked of the index first (docs/adr/0015), the term
 * itself only of what they leave; a single character has no pair and is looked for in the names alone.
 */
function holds(district: string, term: string): RawBuilder<boolean> {
  const grams = gramsOf(term);
  const candidates =
    grams.length > 0 ? sql`t.id IN (SELECT texts_with_grams(${grams}::text[]))` : sql`t.document_file_id IS NULL`;
  return sql<boolean>`d.id IN (
    SELECT t.document_id FROM document_text t
    WHERE t.district_id = ${district} AND ${candidates} AND strpos(t.squeezed, ${term}) > 0)`;
}
