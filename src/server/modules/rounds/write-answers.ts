import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { attachFiles } from "#server/modules/files/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { CellInput } from "#shared/rounds/answers.ts";
import { cellText, isBlank } from "#shared/rounds/cells.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { type Recipient, type Round, scopeOf } from "./load-round.ts";

/** The file that an answer came in. */
export type Origin = { fileId: string; name: string; placeOf(columnId: string): string };

type Kept = { column_id: string; number: number | null; content: string; file_id: string | null; place: string };

const SHOWN = 40;
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text) || "空";

/**
 * Writes the cells of an answer: what was there is replaced, remarks on what was sent back are settled. A cell keeps the
 * file that it came in while it says the same.
 * @returns what changed, in words
 */
export async function writeAnswers(
  tx: Tx,
  actor: Actor,
  round: Pick<Round, "columns">,
  recipient: Recipient,
  cells: readonly CellInput[],
  origin: Origin | null,
): Promise<string[]> {
  const given = new Map(cells.filter((cell) => !isBlank(cell)).map((cell) => [cell.columnId, cell]));
  const before = await keptAnswers(tx, actor, recipient);
  const changes: string[] = [];
  const rows: (Kept & ReturnType<typeof scopeOf>)[] = [];
  for (const column of round.columns) {
    const cell = given.get(column.id);
    if (column.kind === "material") continue;
    const was = before.get(column.id);
    const [old, now] = [was ? cellText(column, { ...was, text: was.content }) : "", cell ? cellText(column, cell) : ""];
    if (old !== now) changes.push(`${column.label} ${was ? `${shortened(old)} → ` : ""}${shortened(now)}`);
    if (!cell) continue;
    const source = origin
      ? { file_id: origin.fileId, place: origin.placeOf(column.id) }
      : { file_id: old === now ? (was?.file_id ?? null) : null, place: old === now ? (was?.place ?? "") : "" };
    rows.push({
      ...scopeOf(actor, recipient),
      column_id: column.id,
      number: cell.number,
      content: cell.text,
      ...source,
    });
  }
  await tx
    .deleteFrom("round_answer")
    .where("district_id", "=", actor.district)
    .where("recipient_id", "=", recipient.id)
    .execute();
  if (rows.length > 0) await tx.insertInto("round_answer").values(rows).execute();
  for (const column of round.columns) {
    if (column.kind !== "material") continue;
    if (await writeMaterial(tx, actor, column, recipient, given.get(column.id))) changes.push(column.label);
  }
  return changes;
}

async function keptAnswers(tx: Tx, actor: Actor, recipient: Recipient): Promise<Map<string, Kept>> {
  const rows = await tx
    .selectFrom("round_answer")
    .select(["column_id", "number", "content", "file_id", "place"])
    .where("district_id", "=", actor.district)
    .where("recipient_id", "=", recipient.id)
    .execute();
  return new Map(rows.map((row) => [row.column_id, row]));
}

/** A material keeps its id from one wording to the next: reports name it. @returns whether it is another now */
async function writeMaterial(
  tx: Tx,
  actor: Actor,
  column: RoundColumn,
  recipient: Recipient,
  cell: CellInput | undefined,
): Promise<boolean> {
  const found = await tx
    .selectFrom("round_material")
    .select(["id", "content", "revision"])
    .where("district_id", "=", actor.district)
    .where("recipient_id", "=", recipient.id)
    .where("column_id", "=", column.id)
    .executeTakeFirst();
  if (!found && !cell) return false;
  const [content, files] = [cell?.text ?? "", cell?.files ?? []];
  const id = found?.id ?? randomUUID();
  if (!found) {
    const row = { ...scopeOf(actor, recipient), id, column_id: column.id, content, handed_in_at: actor.at };
    await tx.insertInto("round_material").values(row).execute();
  }
  const kept = await filesOf(tx, actor, id);
  const differs = !found || found.content !== content || kept.join() !== files.join();
  if (!differs && found) {
    await settle(tx, actor, id, { returned: null });
    return false;
  }
  if (found) {
    await settle(tx, actor, id, { content, returned: null, handed_in_at: actor.at, revision: found.revision + 1 });
  }
  await setFiles(tx, actor, recipient, id, files);
  return true;
}

async function settle(tx: Tx, actor: Actor, id: string, columns: Record<string, unknown>): Promise<void> {
  await tx
    .updateTable("round_material")
    .set(columns)
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
}

async function filesOf(tx: Tx, actor: Actor, material: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("round_material_file")
    .select("file_id")
    .where("district_id", "=", actor.district)
    .where("material_id", "=", material)
    .orderBy("position")
    .execute();
  return rows.map(({ file_id }) => file_id);
}

async function setFiles(
  tx: Tx,
  actor: Actor,
  recipient: Recipient,
  material: string,
  files: readonly string[],
): Promise<void> {
  const scope = { district_id: actor.district, visible_to: [...recipient.visible_to] };
  await tx
    .deleteFrom("round_material_file")
    .where("district_id", "=", actor.district)
    .where("material_id", "=", material)
    .execute();
  if (files.length === 0) return;
  const rows = files.map((file_id, position) => ({ ...scope, material_id: material, file_id, position }));
  await tx.insertInto("round_material_file").values(rows).execute();
  await attachFiles(
    tx,
    actor,
    files.map((fileId) => ({ fileId, visibleTo: recipient.visible_to })),
  );
}
