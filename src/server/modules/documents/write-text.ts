import { randomUUID } from "node:crypto";
import type { Tx } from "#server/platform/db.ts";
import { gramsOf, squeeze } from "#shared/documents/search-text.ts";
import type { Scope } from "./load-document.ts";

/** Text to be found: squeezed, with its pairs of characters; both follow from the content and are never written apart. */
export async function writeText(
  tx: Tx,
  scope: Scope,
  text: { documentFileId: string | null; content: string; pages: readonly number[] },
): Promise<void> {
  const squeezed = squeeze(text.content);
  await tx
    .insertInto("document_text")
    .values({
      ...scope,
      id: randomUUID(),
      document_file_id: text.documentFileId,
      content: text.content,
      squeezed,
      grams: gramsOf(squeezed),
      pages: [...text.pages],
    })
    .execute();
}

type Names = { title: string; shortNames: readonly string[]; number: string; issuer: string };

/** By what a document is found without its files: title, short names, number and issuer. */
export async function writeNames(tx: Tx, scope: Scope, { title, shortNames, number, issuer }: Names): Promise<void> {
  await tx
    .deleteFrom("document_text")
    .where("district_id", "=", scope.district_id)
    .where("document_id", "=", scope.document_id)
    .where("document_file_id", "is", null)
    .execute();
  const content = [title, ...shortNames, number, issuer].filter(Boolean).join("\n");
  await writeText(tx, scope, { documentFileId: null, content, pages: [] });
}
