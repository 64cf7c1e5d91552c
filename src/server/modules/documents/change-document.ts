import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { DocumentChange } from "#shared/documents/contracts.ts";
import { incomingColumns } from "./add-document.ts";
import { documentChanges, requireSoundDocument, sortDay } from "./document.ts";
import { loadForChange, scopeOf, tracedDocument, updateDocument } from "./load-document.ts";
import { readDocument } from "./read-document.ts";
import { writeNames } from "./write-text.ts";

/** Changes what a document says of itself. Its versions and what it is tied to have verbs of their own. */
export async function changeDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  input: DocumentChange,
): Promise<{ revision: number }> {
  const document = await loadForChange(tx, actor, id);
  const { revision, ...fields } = input;
  requireSoundDocument(document.type, fields, dayOf(actor.at));
  const before = await readDocument(tx, actor, id);
  const changes = documentChanges(before, fields);
  if (changes.length === 0 && before.revision === revision) return { revision };
  await updateDocument(tx, actor, document, revision, {
    title: fields.title,
    short_names: fields.shortNames,
    number: fields.number,
    issuer: fields.issuer,
    district_wide: fields.districtWide,
    sort_on: sortDay(fields.incoming, before.versions, dayOf(document.created_at)),
  });
  const scope = { ...scopeOf(actor, document), district_wide: fields.districtWide };
  if (fields.incoming) {
    await tx
      .updateTable("incoming")
      .set(incomingColumns(fields.incoming))
      .where("district_id", "=", actor.district)
      .where("document_id", "=", id)
      .execute();
  }
  await writeNames(tx, scope, fields);
  if (fields.districtWide !== document.district_wide) await shareWith(tx, actor, id, fields.districtWide);
  const traced = tracedDocument({ ...document, title: fields.title }, revision + 1);
  await recordEvent(tx, actor, "document.changed", traced, { changes });
  return { revision: revision + 1 };
}

const CHILDREN = ["incoming", "document_version", "document_file", "document_text", "document_link"] as const;

/** What hangs on a document, its files included, is read by whoever reads the document. */
async function shareWith(tx: Tx, actor: Actor, id: string, districtWide: boolean): Promise<void> {
  for (const table of CHILDREN) {
    await tx
      .updateTable(table)
      .set({ district_wide: districtWide })
      .where("district_id", "=", actor.district)
      .where("document_id", "=", id)
      .execute();
  }
  const files = tx
    .selectFrom("document_file")
    .select("file_id")
    .where("district_id", "=", actor.district)
    .where("document_id", "=", id);
  await tx
    .updateTable("file")
    .set({ district_wide: districtWide })
    .where("district_id", "=", actor.district)
    .where("id", "in", files.$castTo<{ file_id: string }>())
    .execute();
}
