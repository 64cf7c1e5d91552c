import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewRecognitions } from "#shared/recognitions/contracts.ts";
import { ACTIONS } from "#shared/rights/roles.ts";
import { tracedRecognition } from "./load-recognition.ts";
import { type Named, recipientsOf } from "./recipients.ts";
import { columnsOf, requireSoundHonour } from "./recognition.ts";

/** Records one honour for everybody it was granted to, each as a record of its own. */
export async function enterRecognitions(tx: Tx, actor: Actor, input: NewRecognitions): Promise<{ entered: number }> {
  const { commandId, recipients, ...honour } = input;
  await requireSoundHonour(tx, actor, honour);
  const named = await recipientsOf(tx, actor, recipients, honour.grantedOn);
  const foreign = named.find((one) => !may(actor, "recognition.manage", one.path));
  if (foreign) throw new DomainError("forbidden", { what: `${ACTIONS["recognition.manage"].what}“${foreign.name}”` });
  return once(tx, actor, commandId, "recognition.enter", async () => {
    await refuseRepeated(tx, actor, input, named);
    await tx
      .insertInto("recognition")
      .values(
        named.map((one) => ({
          ...columnsOf(honour),
          ...{ district_id: actor.district, id: one.id, recipient: one.type, org_id: one.orgId },
          ...{ person_id: one.personId, group_id: one.groupId, entered_at: actor.at, visible_to: one.visibleTo },
        })),
      )
      .execute();
    const ids = named.map(({ id }) => id);
    await indexObjects(tx, actor.district, "recognition", ids);
    if (honour.fileId !== null) {
      const visibleTo = named.flatMap((one) => one.visibleTo);
      await attachFiles(tx, actor, [{ fileId: honour.fileId, visibleTo }]);
    }
    for (const { id, name, visibleTo } of named) {
      const traced = tracedRecognition({ id, title: honour.title, visible_to: visibleTo }, 1);
      await recordEvent(tx, actor, "recognition.entered", traced, { recipient: name });
    }
    return { entered: named.length };
  });
}

/** @throws invalid, naming who has this honour of this day already */
async function refuseRepeated(
  tx: Tx,
  actor: Actor,
  { title, grantedOn }: NewRecognitions,
  named: readonly Named[],
): Promise<void> {
  const found = await sql<{ id: string }>`
    SELECT w.id FROM unnest(
      ${named.map(({ id }) => id)}::uuid[], ${named.map(({ orgId }) => orgId)}::uuid[],
      ${named.map(({ personId }) => personId)}::uuid[], ${named.map(({ groupId }) => groupId)}::uuid[]
    ) AS w (id, org_id, person_id, group_id)
    JOIN recognition r ON r.district_id = ${actor.district} AND r.title = ${title} AND r.granted_on = ${grantedOn}::date
      AND r.person_id IS NOT DISTINCT FROM w.person_id AND r.group_id IS NOT DISTINCT FROM w.group_id
      AND (w.person_id IS NOT NULL OR w.group_id IS NOT NULL OR r.org_id = w.org_id)`.execute(tx);
  const twice = new Set(found.rows.map(({ id }) => id));
  if (twice.size === 0) return;
  const names = named.filter(({ id }) => twice.has(id)).map(({ name }) => `“${name}”`);
  const reason = `${names.join("、")} ${grantedOn} 的“${title}”已有记录，请从名单中移除`;
  throw new DomainError("invalid", { reason }, "recipients");
}
