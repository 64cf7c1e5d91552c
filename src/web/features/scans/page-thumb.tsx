import type { ScanBatch, ScanPage } from "#shared/scans/contracts.ts";

export const sameAs = (a: Pick<ScanPage, "fileId" | "page">) => (b: Pick<ScanPage, "fileId" | "page">) =>
  a.fileId === b.fileId && a.page === b.page;

export const pictureOf = (batch: ScanBatch, { fileId, page }: ScanPage, size: "thumb" | "large") =>
  `/api/scans/${batch.id}/files/${fileId}/pages/${page}/${size}`;

/** "一沓.pdf 第 3 页"; a picture has no pages to count. */
export function pageName(batch: ScanBatch, { fileId, page }: ScanPage): string {
  const file = batch.files.find((one) => one.fileId === fileId);
  return `${file?.name ?? ""}${file && file.pages > 1 ? ` 第 ${page} 页` : ""}`;
}

type Props = { batch: ScanBatch; page: ScanPage; onOpen: () => void };

/** A page in small; it opens large. */
export function PageThumb({ batch, page, onOpen }: Props) {
  const name = pageName(batch, page);
  return (
    <button type="button" className="scan-thumb" onClick={onOpen}>
      {page.pictured ? (
        <img src={pictureOf(batch, page, "thumb")} alt={`打开${name}`} loading="lazy" />
      ) : (
        <span className="no-picture">
          <span className="visually-hidden">打开{name}，</span>无法显示
        </span>
      )}
      {page.finding === "continuation" && page.placed === "continued" && <span className="tag amber">附页</span>}
      {page.blank && <span className="tag">空白</span>}
    </button>
  );
}
