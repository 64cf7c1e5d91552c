import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { DomainError } from "#shared/errors.ts";
import { withTexts } from "./compute-figures.ts";
import { loadReport } from "./load-report.ts";
import { figuresOf, previousValues } from "./queries.ts";
import { renderClean, renderNumbers, renderReview, renderWorking } from "./render-report.ts";
import { FigureNotComputedError } from "./word/index.ts";

export const WORD_COPIES = ["clean", "working", "numbers", "review"] as const;
export type WordCopy = (typeof WORD_COPIES)[number];

const NAMES: Record<WordCopy, string> = { clean: "报送净稿", working: "底稿", numbers: "核数单", review: "审签单" };

/** One of the four papers of a report; clean and working copy of an issued one are the files kept when it was issued. */
export async function wordCopy(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  id: string,
  copy: WordCopy,
  today: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const stored = await loadReport(tx, actor, id);
  const name = `${stored.title}（${NAMES[copy]}）.docx`;
  if (stored.state === "issued" && (copy === "clean" || copy === "working")) {
    const kept = await tx
      .selectFrom("report_file as rf")
      .innerJoin("file as f", (join) =>
        join.onRef("f.district_id", "=", "rf.district_id").onRef("f.id", "=", "rf.file_id"),
      )
      .select(["f.sha256", "f.name"])
      .where("rf.district_id", "=", actor.district)
      .where("rf.report_id", "=", id)
      .where("rf.purpose", "=", copy)
      .executeTakeFirstOrThrow();
    return { name: kept.name, bytes: await files.read(kept.sha256) };
  }
  const figures = await figuresOf(tx, actor, stored);
  const report = stored.state === "issued" ? stored : { ...stored, document: withTexts(stored.document, figures) };
  try {
    if (copy === "clean") return { name, bytes: await renderClean(report) };
    if (copy === "working") return { name, bytes: await renderWorking(report, figures) };
    if (copy === "review") return { name, bytes: await renderReview(report, actor.name, today) };
    return { name, bytes: await renderNumbers(report, figures, await previousValues(tx, actor, report)) };
  } catch (error) {
    if (error instanceof FigureNotComputedError) throw new DomainError("wrong-state", { reason: error.message });
    throw error;
  }
}
