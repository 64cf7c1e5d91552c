import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { VersionInput } from "#shared/documents/contracts.ts";
import type { Scope } from "./load-document.ts";
import { setFiles } from "./write-files.ts";

export async function insertVersion(
  tx: Tx,
  actor: Actor,
  scope: Scope,
  version: VersionInput & { id: string; position: number },
): Promise<void> {
  await tx
    .insertInto("document_version")
    .values({ ...scope, id: version.id, position: version.position, ...versionColumns(version) })
    .execute();
  await setFiles(tx, actor, scope, version.id, version.files);
}

export function versionColumns(version: VersionInput) {
  return {
    label: version.label,
    adopted_on: version.adoptedOn,
    issued_on: version.issuedOn,
    effective_from: version.effectiveFrom,
    effective_to: version.effectiveTo,
    repealed_on: version.repealedOn,
    source: version.source,
    verified: version.verified,
  };
}
