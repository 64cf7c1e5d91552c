import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type {
  DocumentDetail,
  DocumentVersion,
  NewVersion,
  VersionChange,
  VersionInput,
} from "#shared/documents/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { requireSoundVersion, sortDay, versionChanges } from "./document.ts";
import { type LoadedDocument, loadForChange, scopeOf, tracedDocument, updateDocument } from "./load-document.ts";
import { readDocument } from "./read-document.ts";
import { setFiles } from "./write-files.ts";
import { insertVersion, versionColumns } from "./write-version.ts";

/** A revision of a document; the version whose place it takes is superseded from its first day on. */
export async function addVersion(
  tx: Tx,
  actor: Actor,
  id: string,
  input: NewVersion,
): Promise<{ id: string; revision: number }> {
  requireSoundVersion(input);
  const document = await loadForChange(tx, actor, id);
  return once(tx, actor, input.commandId, "document.add-version", async () => {
    const before = await readDocument(tx, actor, id);
    const old = input.supersedes === null ? null : versionOf(before, input.supersedes);
    if (old?.supersededBy) {
      throw new DomainError("invalid", { reason: "该版本已被其他版本替代" }, "version.supersedes");
    }
    await moveOn(tx, actor, document, input.revision, [...before.versions, input], before);
    await insertVersion(tx, actor, scopeOf(actor, document), { ...input, position: before.versions.length });
    if (old) {
      await tx
        .updateTable("document_version")
        .set({ superseded_by: input.id })
        .where("district_id", "=", actor.district)
        .where("id", "=", old.id)
        .execute();
    }
    const traced = tracedDocument(document, input.revision + 1);
    await recordEvent(tx, actor, "document.version_added", traced, { version: named(input.label) });
    return { id: input.id, revision: input.revision + 1 };
  });
}

export async function changeVersion(
  tx: Tx,
  actor: Actor,
  id: string,
  versionId: string,
  input: VersionChange,
): Promise<{ revision: number }> {
  const document = await loadForChange(tx, actor, id);
  const { revision, ...version } = input;
  requireSoundVersion(version);
  const before = await readDocument(tx, actor, id);
  const old = versionOf(before, versionId);
  const changes = versionChanges(inputOf(old), version);
  if (changes.length === 0 && before.revision === revision) return { revision };
  const versions = before.versions.map((one) => (one.id === versionId ? version : one));
  await moveOn(tx, actor, document, revision, versions, before);
  await tx
    .updateTable("document_version")
    .set(versionColumns(version))
    .where("district_id", "=", actor.district)
    .where("id", "=", versionId)
    .execute();
  await setFiles(tx, actor, scopeOf(actor, document), versionId, version.files);
  const traced = tracedDocument(document, revision + 1);
  await recordEvent(tx, actor, "document.version_changed", traced, { version: named(version.label), changes });
  return { revision: revision + 1 };
}

/** The document's revision guards its versions as well, and its place in lists follows them. */
function moveOn(
  tx: Tx,
  actor: Actor,
  document: LoadedDocument,
  revision: number,
  versions: Parameters<typeof sortDay>[1],
  { incoming }: DocumentDetail,
): Promise<void> {
  const sort_on = sortDay(incoming, versions, dayOf(document.created_at));
  return updateDocument(tx, actor, document, revision, { sort_on });
}

function versionOf(document: DocumentDetail, id: string): DocumentVersion {
  const version = document.versions.find((one) => one.id === id);
  if (!version) throw new DomainError("not-found", { what: "版本" });
  return version;
}

/** A stored version as one would enter it. */
function inputOf({ label, source, verified, files, ...days }: DocumentVersion): VersionInput {
  const { adoptedOn, issuedOn, effectiveFrom, effectiveTo, repealedOn } = days;
  return {
    ...{ label, adoptedOn, issuedOn, effectiveFrom, effectiveTo, repealedOn, source, verified },
    files: files.flatMap(({ fileId }) => fileId ?? []),
  };
}

const named = (label: string) => (label ? `“${label}”` : "");
