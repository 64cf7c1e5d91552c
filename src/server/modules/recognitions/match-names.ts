import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { MatchedLine } from "#shared/recognitions/contracts.ts";
import { pastedName } from "#shared/recognitions/pasted-names.ts";

type Person = MatchedLine["people"][number];
type Found = Person & { orgLongName: string };

/**
 * Who is meant by each line of a pasted list, by the roster of a day. Somebody in several organisations stands once, in
 * the one of their work; words behind the name tell people of one name apart. One statement, whatever the number.
 */
export async function matchNames(
  tx: Tx,
  actor: Actor,
  { on, lines }: { on: string; lines: readonly string[] },
): Promise<MatchedLine[]> {
  requireCan(actor, "recognition.manage");
  requireCan(actor, "person.read");
  const pasted = lines.map(pastedName);
  const found = await sql<Found>`
    SELECT * FROM (
      SELECT DISTINCT ON (p.id) p.id AS "personId", p.name, o.id AS "orgId", o.short_name AS "orgName",
        o.name AS "orgLongName", m.post
      FROM person p
      JOIN membership m ON m.district_id = p.district_id AND m.person_id = p.id
        AND m.from_date <= ${on}::date AND (m.to_date IS NULL OR m.to_date > ${on}::date)
      JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
      WHERE p.district_id = ${actor.district} AND p.name = ANY(${pasted.map(({ name }) => name)}::text[])
      ORDER BY p.id, m.kind NOT IN ('staff', 'seconded'), m.position, m.id
    ) AS one ORDER BY name, "orgName", "personId"`.execute(tx);
  const byName = Map.groupBy(found.rows, ({ name }) => name);
  return pasted.map(({ line, name, hints }) => {
    const namesakes = byName.get(name) ?? [];
    const told = namesakes.filter((one) => hints.length > 0 && hints.every((hint) => fits(one, hint)));
    const people = (told.length > 0 ? told : namesakes).map(({ orgLongName: _, ...person }) => person);
    // Alone of that name, but said to be somewhere else: somebody has to look.
    const sure = people.length === 1 && (hints.length === 0 || told.length === 1);
    return { line, found: people.length === 0 ? "none" : sure ? "one" : "several", people };
  });
}

const fits = ({ orgName, orgLongName, post }: Found, hint: string): boolean =>
  orgName.includes(hint) ||
  orgLongName.includes(hint) ||
  hint.includes(orgName) ||
  (post !== "" && hint.includes(post));
