import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { type ScanBatch, type ScanPage, scanLabel } from "#shared/scans/contracts.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { ActivityGroups } from "./activity-groups.tsx";
import { activitiesOf, BatchActions } from "./batch-actions.tsx";
import { PageDialog } from "./page-dialog.tsx";
import { sameAs } from "./page-thumb.tsx";
import { ProblemPages } from "./problem-pages.tsx";
import { ScanFiles } from "./scan-files.tsx";
import { ScanStateTag } from "./scans-page.tsx";
import { scanQuery, usePlacing } from "./use-scans.ts";
import "./scans.css";

const POLL = 700;

/** One batch: what was read, what is asked, and bringing it to the activities. */
export function ScanPageView() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    ...scanQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === "reading" ? POLL : false),
  });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Batch batch={query.data} />;
}

function Batch({ batch }: { batch: ScanBatch }) {
  const placing = usePlacing(batch);
  // The job writes its traces while nobody presses anything here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision has left one
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ["history", "scan", batch.id] });
  }, [batch.id, batch.revision]);
  const [opened, setOpened] = useState<Pick<ScanPage, "fileId" | "page"> | null>(null);
  const open = batch.pages.filter((page) => page.placed === "open");
  const shown = opened && batch.pages.find(sameAs(opened));
  const showNext = () => {
    const rest = opened === null ? [] : open.filter((page) => !sameAs(opened)(page));
    setOpened(open.some(sameAs(opened ?? { fileId: "", page: 0 })) ? (rest[0] ?? null) : null);
  };
  return (
    <Page
      title={scanLabel(batch.createdAt)}
      sub={
        <span className="row">
          <ScanStateTag state={batch.state} />
          {batch.createdBy && <span>{batch.createdBy}上传</span>}
        </span>
      }
      actions={<BatchActions batch={batch} open={open.length} busy={placing.isPending} />}
    >
      <div className="stack">
        <Standing batch={batch} open={open.length} />
        {batch.state === "reading" ? (
          <Progress batch={batch} />
        ) : (
          <>
            {batch.state === "sorting" && (
              <>
                <ProblemPages batch={batch} pages={open} placing={placing} onOpen={setOpened} />
                <BlankPages batch={batch} placing={placing} />
              </>
            )}
            <ActivityGroups batch={batch} onOpen={setOpened} />
            <ScanFiles batch={batch} />
          </>
        )}
        <section className="card">
          <header>
            <h2>留痕</h2>
          </header>
          <div className="body">
            <History type="scan" id={batch.id} />
          </div>
        </section>
      </div>
      {shown && (
        <PageDialog batch={batch} page={shown} placing={placing} onClose={() => setOpened(null)} onPlaced={showNext} />
      )}
    </Page>
  );
}

function Standing({ batch, open }: { batch: ScanBatch; open: number }) {
  if (batch.state === "discarded") return <div className="notice">已放弃，没有归入任何活动。</div>;
  if (batch.state === "attached") {
    return <div className="notice green">已归入 {activitiesOf(batch)} 项活动，作为签到表存在各活动的附件中。</div>;
  }
  if (batch.state !== "sorting") return null;
  return open > 0 ? (
    <div className="notice amber">
      共 {batch.pages.length} 页，其中 {open} 页没有认出，认定后即可归入；选择随时保存，可以离开本页再回来。
    </div>
  ) : (
    <div className="notice">共 {batch.pages.length} 页，都已有去向；请核对后归入。</div>
  );
}

function Progress({ batch }: { batch: ScanBatch }) {
  return (
    <section className="card">
      <div className="body" role="status">
        <p>
          正在识别第 {Math.min(batch.progress + 1, batch.total)} 页，共 {batch.total} 页…
        </p>
        <progress value={batch.progress} max={batch.total || 1} style={{ width: "100%" }} aria-label="识别进度" />
        <p className="muted small">可以离开本页，识别在后台继续。</p>
      </div>
    </section>
  );
}

/** Backs of sheets that were scanned on both sides: proposed as continuations, and put aside in one press. */
function BlankPages({ batch, placing }: { batch: ScanBatch; placing: ReturnType<typeof usePlacing> }) {
  const blank = batch.pages.filter((page) => page.blank && page.placed === "continued");
  if (blank.length === 0) return null;
  const pages = blank.map(({ fileId, page }) => ({ fileId, page }));
  return (
    <div className="notice row">
      有 {blank.length} 页空白附页（可能是双面扫描的背面）。
      <Button disabled={placing.isPending} onClick={() => placing.mutate({ pages, to: { kind: "left_out" } })}>
        不要这 {blank.length} 页空白页
      </Button>
    </div>
  );
}
