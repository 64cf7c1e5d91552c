import { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { figureContext } from "#shared/figures/contracts.ts";
import type { InlineNode } from "#shared/report/document.ts";
import { headingNumbers } from "#shared/report/headings.ts";
import type { OutlinePreview } from "#shared/report/outline-contracts.ts";
import { outlineDocument } from "#shared/report/outline-document.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import { generateAlong } from "./generate-along.ts";

export const previewInput = z.object({ document: outlineDocument, orgId: z.uuid(), context: figureContext });

/** What an outline would write of an organisation today; nothing is kept. */
export async function previewOutline(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof previewInput>,
): Promise<OutlinePreview> {
  requireCan(actor, "figure.read");
  const org = await loadOrg(tx, actor, input.orgId);
  const { title, document, omitted } = await generateAlong(tx, actor, input, org, input.context);
  const numbers = headingNumbers(document);
  return {
    title,
    blocks: document.content.map((block, index) => ({
      level: block.type === "heading" ? block.attrs.level : 0,
      number: numbers[index] ?? "",
      parts: (block.content ?? []).map((node) => ({ text: inlineText(node), is: sortOf(node) })),
    })),
    omitted: [...new Set(omitted)],
  };
}

function sortOf(node: InlineNode): OutlinePreview["blocks"][number]["parts"][number]["is"] {
  if (node.type !== "text") return "figure";
  return node.marks?.length ? "fact" : "text";
}
