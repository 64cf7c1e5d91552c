import type { Actor } from "#server/modules/access/index.ts";
import { loadKindWords } from "#server/modules/dictionary/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { expandOutline } from "#shared/report/expand-outline.ts";
import type { Outline } from "#shared/report/outline-document.ts";
import { periodName } from "#shared/report/period-name.ts";
import { type Generated, generateDocument } from "./generate-report.ts";

/** Title and text of a report along an outline, in the district's own words for the kinds of activity. */
export async function generateAlong(
  tx: Tx,
  actor: Actor,
  { document }: Pick<Outline, "document">,
  org: { id: string; short_name: string },
  context: FigureContext,
): Promise<Generated & { title: string }> {
  const words = new Map((await loadKindWords(tx, actor)).map(({ kind, phrase }) => [kind, phrase ?? undefined]));
  const sections = expandOutline(document, (kind) => words.get(kind));
  const generated = await generateDocument(tx, actor, sections, org.id, context);
  const title = document.title.replace("{org}", org.short_name).replace("{period}", periodName(context));
  return { ...generated, title };
}
