import { FINDING_NAMES, type ScanBatch, type ScanPage } from "#shared/scans/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { PageThumb, pageName, sameAs } from "./page-thumb.tsx";
import type { usePlacing } from "./use-scans.ts";

type Props = {
  batch: ScanBatch;
  pages: readonly ScanPage[];
  placing: ReturnType<typeof usePlacing>;
  onOpen: (page: ScanPage) => void;
};

/** What could not be read comes first: each page with why, and what may be done with it. */
export function ProblemPages({ batch, pages, placing, onOpen }: Props) {
  if (pages.length === 0) return null;
  return (
    <section className="card" aria-labelledby="scan-problems">
      <header>
        <h2 id="scan-problems">待认定 {pages.length} 页</h2>
      </header>
      <ul className="scan-problems">
        {pages.map((page) => (
          <li key={`${page.fileId} ${page.page}`}>
            <PageThumb batch={batch} page={page} onOpen={() => onOpen(page)} />
            <div className="said">
              <b>{pageName(batch, page)}</b>
              <p className="problem">{FINDING_NAMES[page.finding]}</p>
              <PageChoices batch={batch} page={page} placing={placing} onChoose={() => onOpen(page)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ChoicesProps = {
  batch: ScanBatch;
  page: ScanPage;
  placing: ReturnType<typeof usePlacing>;
  /** opens the search; absent where it stands beside already */
  onChoose?: () => void;
  onPlaced?: () => void;
};

/** The quick ways to decide about a page: what its codes name, the one before, not at all. */
export function PageChoices({ batch, page, placing, onChoose, onPlaced }: ChoicesProps) {
  const place = (to: Parameters<typeof placing.mutate>[0]["to"]) =>
    placing.mutate({ pages: [{ fileId: page.fileId, page: page.page }], to }, { onSuccess: () => onPlaced?.() });
  const before = batch.pages.slice(0, batch.pages.findIndex(sameAs(page)));
  const named = batch.activities.filter((one) => page.named.includes(one.id) && one.id !== page.activityId);
  const busy = placing.isPending;
  return (
    <div className="row">
      {named.map((one) => (
        <Button key={one.id} disabled={busy} onClick={() => place({ kind: "activity", activityId: one.id })}>
          {one.state === "cancelled" ? "仍归入" : "归入"}“{one.title}”
        </Button>
      ))}
      {onChoose && (
        <Button disabled={busy} onClick={onChoose}>
          选择活动…
        </Button>
      )}
      {before.some((one) => one.activityId !== null) && (
        <Button disabled={busy} onClick={() => place({ kind: "previous" })}>
          并入上一份
        </Button>
      )}
      {page.placed === "left_out" ? (
        <Button disabled={busy} onClick={() => place({ kind: "open" })}>
          恢复这一页
        </Button>
      ) : (
        <Button disabled={busy} onClick={() => place({ kind: "left_out" })}>
          不要这一页
        </Button>
      )}
    </div>
  );
}
