import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Turn } from "./pages/index.ts";

type PlacedPage = {
  activityId: string;
  title: string;
  heldOn: string;
  state: string;
  placed: string;
  fileId: string;
  file: string;
  sha256: string;
  mediaType: string;
  page: number;
  turn: Turn;
};

/** The pages of one activity out of one PDF, or all its pictures. */
export type PlannedPart = {
  activityId: string;
  name: string;
  /** null: pictures */
  pdf: string | null;
  /** the name of the PDF, or of the first picture */
  source: string;
  pages: { sha256: string; page: number; turn: Turn }[];
};

/**
 * What a batch would attach. @throws wrong-state while pages are undecided, or go to a cancelled activity that nobody
 * has chosen for them
 */
export async function planParts(tx: Tx, actor: Actor, batch: string): Promise<PlannedPart[]> {
  const open = await tx
    .selectFrom("scan_page")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", batch)
    .where("placed", "=", "open")
    .executeTakeFirstOrThrow();
  if (open.count > 0) {
    throw new DomainError("wrong-state", { reason: `还有 ${open.count} 页没有认定，请选择活动，或选“不要这一页”` });
  }
  const pages = await placedPages(tx, actor, batch);
  if (pages.length === 0) throw new DomainError("wrong-state", { reason: "没有要归入活动的页" });
  const cancelled = pages.find((page) => page.state === "cancelled" && page.placed !== "chosen");
  if (cancelled) {
    const reason = `活动“${cancelled.title}”已取消，请先为它的各页重新选择活动，或选“不要这一页”`;
    throw new DomainError("wrong-state", { reason });
  }
  const groups = Map.groupBy(pages, (page) => `${page.activityId} ${isPdf(page) ? page.fileId : "pictures"}`);
  return [...groups.values()].map((own) => {
    const first = own[0]!;
    return {
      activityId: first.activityId,
      name: `${first.heldOn} ${first.title.slice(0, 80)} 签到表`,
      pdf: isPdf(first) ? first.sha256 : null,
      source: first.file,
      pages: own.map(({ sha256, page, turn }) => ({ sha256, page, turn })),
    };
  });
}

const isPdf = ({ mediaType }: PlacedPage) => mediaType === "application/pdf";

async function placedPages(tx: Tx, actor: Actor, batch: string): Promise<PlacedPage[]> {
  const found = await sql<PlacedPage>`
    SELECT p.activity_id AS "activityId", a.title, a.held_on AS "heldOn", a.state, p.placed, p.file_id AS "fileId", f.name AS file,
      s.sha256, f.media_type AS "mediaType", p.page, p.turn
    FROM scan_page p
    JOIN scan_file s ON s.district_id = p.district_id AND s.batch_id = p.batch_id AND s.file_id = p.file_id
    JOIN file f ON f.district_id = p.district_id AND f.id = p.file_id
    LEFT JOIN activity a ON a.district_id = p.district_id AND a.id = p.activity_id
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${batch} AND p.activity_id IS NOT NULL
    ORDER BY s.position, p.page`.execute(tx);
  if (found.rows.some((page) => page.title === null)) throw new DomainError("not-found", { what: "活动" });
  return found.rows;
}
