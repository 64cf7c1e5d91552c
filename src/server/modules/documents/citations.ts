import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { citation } from "#shared/documents/types.ts";
import { versionSpeaking } from "./status-sql.ts";

/** What is cited: the words, and which version they mean where there is one. */
export type Citation = { version?: string; label: string };

/** How documents are cited on a day: with the version that speaks for them then. What the actor cannot see is left out. */
export async function citationsOn(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  day: string,
): Promise<Map<string, Citation>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; title: string; number: string; version: string | null; label: string | null }>`
    SELECT d.id, d.title, d.number, v.id AS version, v.label
    FROM document d LEFT JOIN LATERAL ${versionSpeaking(day)} AS v ON true
    WHERE d.district_id = ${actor.district} AND d.id = ANY(${[...ids]}::uuid[])`.execute(tx);
  return new Map(
    found.rows.map(({ id, title, number, version, label }) => [
      id,
      { ...(version !== null && { version }), label: citation({ title, number, label: label ?? "" }) },
    ]),
  );
}
