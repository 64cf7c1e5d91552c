import { type RawBuilder, sql } from "kysely";

const start = (v: string) =>
  sql`coalesce(${sql.ref(`${v}.effective_from`)}, ${sql.ref(`${v}.issued_on`)}, ${sql.ref(`${v}.adopted_on`)})`;

/**
 * The version that speaks for document `d` on a day, with its status: what versionOn and statusOn of
 * shared/documents/status.ts say, asked of the database so that lists can be filtered. status-sql.test.ts compares them.
 */
export function versionSpeaking(on: string): RawBuilder<unknown> {
  const day = sql`${on}::date`;
  const begun = sql`coalesce(${start("v")} <= ${day}, true)`;
  return sql`(
    SELECT v.id, v.label, v.verified, v.effective_from, CASE
        WHEN NOT ${begun} THEN 'not_yet'
        WHEN v.repealed_on <= ${day} THEN 'repealed'
        WHEN ${start("n")} <= ${day} THEN 'superseded'
        WHEN v.effective_to < ${day} THEN 'expired'
        WHEN ${start("v")} IS NULL THEN 'unknown'
        ELSE 'in_force'
      END AS status
    FROM document_version v
    LEFT JOIN document_version n ON n.district_id = v.district_id AND n.id = v.superseded_by
    WHERE v.district_id = d.district_id AND v.document_id = d.id
    ORDER BY ${begun} DESC, CASE WHEN ${begun} THEN -v.position ELSE v.position END
    LIMIT 1
  )`;
}
