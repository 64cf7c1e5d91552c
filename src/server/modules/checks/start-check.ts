import { randomUUID } from "node:crypto";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { removeFiles } from "#server/modules/files/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { once } from "#server/platform/once.ts";
import { withActor } from "#server/platform/tx.ts";
import type { CheckContext } from "#shared/checks/contracts.ts";
import { type Draft, draftOf } from "#shared/checks/draft.ts";
import { saidContext } from "#shared/checks/said-context.ts";
import { DomainError } from "#shared/errors.ts";
import { requireUnmarked, secrecyMarking } from "#shared/secrecy.ts";
import { loadCheck, tracedCheck } from "./load-check.ts";
import { DraftRefusal, type ReadDraft, readDraftInWorker } from "./reading/index.ts";

/** What is checked: a file, or a text that was pasted. */
export type Submitted = { fileName: string; bytes: Uint8Array } | { text: string };

export type CheckOrder = {
  id: string;
  commandId: string;
  orgId: string;
  title: string;
  /** null: what the draft says of itself */
  context: CheckContext | null;
};

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Takes a draft in and queues its check. It is read here, so that what cannot be read or must not be kept is refused at
 * once and nothing of it stays. @throws file-type, secret-marking
 */
export async function startCheck(
  deps: Deps,
  actor: Actor,
  order: CheckOrder,
  submitted: Submitted,
): Promise<{ id: string }> {
  requireUnmarked({ title: order.title });
  const read = await readSubmitted(submitted);
  return withActor(deps.db, actor, async (tx) => {
    const org = await loadOrg(tx, actor, order.orgId);
    requireCan(actor, "draft.check", [org.path]);
    return once(tx, actor, order.commandId, "draft.check", async () => {
      const title = order.title || titleOf(read.draft, "fileName" in submitted ? submitted.fileName : "");
      const check = { id: order.id, title, path: org.path };
      await tx
        .insertInto("draft_check")
        .values({
          district_id: actor.district,
          id: order.id,
          org_id: org.id,
          title,
          ...(await columnsOf(deps, tx, actor, org.path, submitted, read, order.context)),
          created_at: actor.at,
          created_by: actor.accountId,
          updated_at: actor.at,
          visible_to: [org.path],
        })
        .execute();
      await recordEvent(tx, actor, "draft.checked", tracedCheck(check, 1));
      await queue(tx, actor, order.id);
      return { id: order.id };
    });
  });
}

export type Recheck = { revision: number; context: CheckContext | null; submitted: Submitted | null };

/** Checks a draft again: a corrected file or text in place of the one before, or the same against today's records. */
export async function recheck(deps: Deps, actor: Actor, id: string, input: Recheck): Promise<void> {
  const read = input.submitted && (await readSubmitted(input.submitted));
  await withActor(deps.db, actor, async (tx) => {
    const check = await loadCheck(tx, actor, id);
    const taken =
      input.submitted && read
        ? await columnsOf(deps, tx, actor, check.path, input.submitted, read, input.context)
        : { ...(input.context && periodColumns(input.context)), state: "waiting", progress: 0, message: "" };
    const updated = await tx
      .updateTable("draft_check")
      .set({ ...taken, updated_at: actor.at, revision: input.revision + 1 })
      .where("district_id", "=", actor.district)
      .where("id", "=", id)
      .where("revision", "=", input.revision)
      .where("state", "in", ["done", "failed"])
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) throw new DomainError("conflict");
    // what stands in its place keeps nothing of the file before
    if (input.submitted && check.file_id !== null) await removeFiles(tx, actor, [check.file_id]);
    const file = input.submitted && "fileName" in input.submitted ? `（${input.submitted.fileName}）` : "";
    await recordEvent(tx, actor, "draft.rechecked", tracedCheck(check, input.revision + 1), { file });
    await queue(tx, actor, id);
  });
}

async function readSubmitted(submitted: Submitted): Promise<ReadDraft> {
  const read = "text" in submitted ? { draft: draftOf(tidy(submitted.text)), docx: null } : await readFile(submitted);
  const name = "fileName" in submitted ? submitted.fileName : "";
  const marking = secrecyMarking(name) ?? secrecyMarking(read.draft.text);
  if (marking !== null) throw new DomainError("secret-marking", { marking }, "text" in submitted ? "text" : "file");
  if (read.draft.text.trim() === "") throw new DomainError("invalid", { reason: "没有可核对的文字" }, "text");
  return read;
}

async function readFile({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): Promise<ReadDraft> {
  try {
    return await readDraftInWorker(bytes, fileName);
  } catch (error) {
    if (error instanceof DraftRefusal)
      throw new DomainError("file-type", { reason: `“${fileName}”：${error.message}` }, "file");
    throw error;
  }
}

/** PostgreSQL keeps no NUL. */
const tidy = (text: string) => text.replaceAll("\u0000", "").replace(/\r\n?/g, "\n");

async function columnsOf(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  path: string,
  submitted: Submitted,
  { draft, docx }: ReadDraft,
  context: CheckContext | null,
) {
  const file = "fileName" in submitted ? await keepFile(deps, tx, actor, path, submitted, docx !== null) : null;
  return {
    file_id: file,
    file_name: "fileName" in submitted ? submitted.fileName.slice(-120) : "",
    annotatable: docx !== null,
    content: draft.text,
    paragraphs: JSON.stringify(draft.paragraphs),
    ...periodColumns(context ?? saidContext(draft.text, dayOf(actor.at))),
    state: "waiting",
    progress: 0,
    message: "",
    result: null,
  };
}

const periodColumns = ({ from, to, cutoff, on }: CheckContext) => ({
  period_from: from,
  period_to: to,
  cutoff,
  report_on: on,
});

async function keepFile(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  path: string,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  isDocx: boolean,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("file")
    .values({
      district_id: actor.district,
      id,
      sha256: await deps.files.put(bytes),
      name: fileName.replace(/[\\/\p{Cc}]/gu, "_").slice(-120),
      media_type: isDocx ? DOCX : "application/octet-stream",
      size: bytes.length,
      created_at: actor.at,
      created_by: actor.accountId,
      visible_to: [path],
    })
    .execute();
  return id;
}

/** The first line that reads like a title, else the name of the file. */
function titleOf({ paragraphs }: Draft, fileName: string): string {
  const first = paragraphs.find(({ text }) => text.trim() !== "")?.text.trim() ?? "";
  return (first.length <= 60 && first !== "" ? first : fileName.replace(/\.\w+$/, "")) || "粘贴的文字";
}

function queue(tx: Tx, actor: Actor, id: string): Promise<void> {
  return enqueue(tx, "check-draft", { district: actor.district, check: id, account: actor.accountId });
}
