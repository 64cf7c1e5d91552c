import type { Evidence } from "#server/modules/activities/index.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { logError } from "#server/platform/log.ts";
import { DomainError } from "#shared/errors.ts";
import { cutInWorker, type TurnedPage } from "./pages/index.ts";
import type { PlannedPart } from "./plan-parts.ts";

const PDF = "application/pdf";

/**
 * Makes the files that are to be attached and keeps them in the store, one source open at a time. The same plan gives
 * the same bytes, so that doing it again leaves nothing behind.
 */
export async function makeParts(store: FileStore, plan: readonly PlannedPart[]): Promise<Evidence[]> {
  const made: Evidence[] = [];
  const keep = async ({ activityId, name }: PlannedPart, bytes: Uint8Array) => {
    const sha256 = await store.put(bytes);
    made.push({ activityId, name: `${name}.pdf`, mediaType: PDF, sha256, size: bytes.length });
  };
  const bySource = Map.groupBy(plan, (part) => part.pdf);
  for (const [source, parts] of bySource) {
    if (source === null) continue;
    const cuts: TurnedPage[][] = parts.map((part) => part.pages.map(({ page, turn }) => ({ page, turn })));
    let at = 0;
    try {
      for await (const bytes of cutInWorker({ type: "cut", bytes: await store.read(source), parts: cuts })) {
        await keep(parts[at++]!, bytes);
      }
    } catch (error) {
      logError("cutting scans", error);
      const reason = `“${parts[0]!.source}”的页面无法拆开。请用“打印为 PDF”另存后重新上传，这个文件的页先选“不要这一页”`;
      throw new DomainError("invalid", { reason });
    }
  }
  for (const part of bySource.get(null) ?? []) {
    const [only, second] = part.pages;
    if (only && !second && only.turn === 0) {
      const { activityId, name } = part;
      const { sha256 } = only;
      const size = (await store.read(sha256)).length;
      made.push({ activityId, name: `${name}.jpg`, mediaType: "image/jpeg", sha256, size });
      continue;
    }
    const pictures = [];
    for (const { sha256, turn } of part.pages) pictures.push({ bytes: await store.read(sha256), turn });
    for await (const bytes of cutInWorker({ type: "bind", pictures })) await keep(part, bytes);
  }
  return made;
}
