import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { type ImportPlan, importPlan } from "#shared/imports/plans.ts";
import type { RosterView } from "#shared/imports/roster.ts";
import { get, queryString } from "#web/api/client.ts";
import { PageFailed, PageLoading } from "#web/ui/page.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { LedgerPlanView } from "./ledger-plan.tsx";
import { RosterPlanView } from "./roster-plan.tsx";

/** One import: what the file is, what it would do, and doing it. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [view, setView] = useState<RosterView>({ offset: 0 });
  const query = useQuery({
    queryKey: ["import", id, view],
    queryFn: () => get(importPlan, `/api/imports/${id}${queryString(view)}`),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
  });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  const plan = query.data;
  if (plan.state !== "mapping" && plan.state !== "failed") {
    return <ImportFrame plan={plan}>{plan.state === "running" && <Progress plan={plan} />}</ImportFrame>;
  }
  if (plan.target === "activities") return <LedgerPlanView key={id} plan={plan} busy={query.isFetching} />;
  return <RosterPlanView key={id} plan={plan} busy={query.isFetching} view={view} onView={setView} />;
}

function Progress({ plan }: { plan: ImportPlan }) {
  return (
    <section className="card">
      <div className="body" role="status">
        <p>
          正在导入… {plan.progress} / {plan.total || "?"}
        </p>
        <progress value={plan.progress} max={plan.total || 1} style={{ width: "100%" }} aria-label="导入进度" />
        <p className="muted small">可以离开本页；全部成功才会写入。</p>
      </div>
    </section>
  );
}
