import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { OrgKindId } from "#shared/orgs/kinds.ts";

/** The whole tree of the district in official order (each followed by its own below it): one query. */
export async function listOrgs(tx: Tx, actor: Actor): Promise<OrgRow[]> {
  const rows = await tx
    .selectFrom("org")
    .selectAll()
    .where("district_id", "=", actor.district)
    .orderBy("position")
    .orderBy("code")
    .execute();
  const children = new Map<string | null, typeof rows>();
  for (const row of rows) children.set(row.parent_id, [...(children.get(row.parent_id) ?? []), row]);
  const ordered: OrgRow[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const row of children.get(parent) ?? []) {
      ordered.push({
        id: row.id,
        parentId: row.parent_id,
        kind: row.kind as OrgKindId,
        code: row.code,
        name: row.name,
        shortName: row.short_name,
        position: row.position,
        depth,
        activeTo: row.active_to,
        revision: row.revision,
        can: {
          record: may(actor, "activity.record", row.path),
          people: may(actor, "person.read", row.path),
          report: may(actor, "report.write", row.path),
          check: may(actor, "draft.check", row.path),
          rounds: may(actor, "round.manage", row.path),
          documents: may(actor, "document.manage", row.path),
          manage: may(actor, "org.manage", row.path),
        },
      });
      walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}
