import { FINDING_NAMES, type ScanBatch, type ScanPage } from "#shared/scans/contracts.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ActivitySearch } from "./activity-search.tsx";
import { pageName, pictureOf } from "./page-thumb.tsx";
import { PageChoices } from "./problem-pages.tsx";
import type { usePlacing } from "./use-scans.ts";

type Props = {
  batch: ScanBatch;
  page: ScanPage;
  placing: ReturnType<typeof usePlacing>;
  onClose: () => void;
  /** after a decision: the next page that waits for one, or the end */
  onPlaced: () => void;
};

/** A page in large beside what may be decided about it. */
export function PageDialog({ batch, page, placing, onClose, onPlaced }: Props) {
  const activity = batch.activities.find((one) => one.id === page.activityId);
  const name = pageName(batch, page);
  return (
    <Dialog title={name} kind="dialog wide" onClose={onClose}>
      <div className="scan-page">
        {page.pictured ? (
          <a href={pictureOf(batch, page, "large")} target="_blank" rel="noreferrer" title="在新窗口中放大">
            <img src={pictureOf(batch, page, "large")} alt={`${name}的图像`} />
          </a>
        ) : (
          <p className="empty">这一页无法显示，请对照纸质签到表认定</p>
        )}
        <div className="stack">
          <p>
            {activity ? (
              <>
                归入“{activity.title}”（{activity.heldOn}）
                <span className="muted small">
                  {"　"}
                  {page.placed === "chosen" ? "由人选定" : FINDING_NAMES[page.finding]}
                </span>
              </>
            ) : page.placed === "left_out" ? (
              "不要这一页"
            ) : (
              <span className="problem">{FINDING_NAMES[page.finding]}</span>
            )}
          </p>
          {batch.state === "sorting" && (
            <>
              <PageChoices batch={batch} page={page} placing={placing} onPlaced={onPlaced} />
              <ActivitySearch
                key={`${page.fileId} ${page.page}`}
                chosen={page.activityId}
                busy={placing.isPending}
                onChoose={({ id }) =>
                  placing.mutate(
                    {
                      pages: [{ fileId: page.fileId, page: page.page }],
                      to: { kind: "activity", activityId: id },
                    },
                    { onSuccess: onPlaced },
                  )
                }
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
