import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import type { CheckDetail, CheckedClaim } from "#shared/checks/contracts.ts";
import { periodText } from "#shared/figures/period.ts";
import { type ReportFilter, reportRow } from "#shared/report/contracts.ts";
import { get, post, queryString } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";

type Props = { check: CheckDetail; claim: CheckedClaim; onClose: () => void };

const LISTED = 50;

/** 放进报告草稿: the clause of a number goes to the end of a report that is being written, the number computed there. */
export function IntoReport({ check, claim, onClose }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const filter: Partial<ReportFilter> = { org: check.orgId, states: ["draft"] };
  const drafts = useQuery({
    queryKey: ["reports", "drafts", check.orgId],
    queryFn: () =>
      get(z.array(reportRow), `/api/reports${queryString({ filter: JSON.stringify(filter), limit: LISTED })}`),
  });
  const put = useMutation({
    mutationFn: (reportId: string) =>
      post(z.object({ reportId: z.uuid() }), `/api/checks/${check.id}/figure`, {
        fingerprint: claim.fingerprint,
        reportId,
      }),
    onSuccess: ({ reportId }) => queryClient.invalidateQueries({ queryKey: ["report", reportId] }),
  });
  const rows = drafts.data ?? [];
  const target = chosen ?? rows[0]?.id ?? null;
  if (put.data) {
    const title = rows.find(({ id }) => id === put.data.reportId)?.title ?? "报告";
    return (
      <Dialog title="已放进报告草稿" onClose={onClose} foot={<CloseButton>继续核对</CloseButton>}>
        <p>这一句已经接在报告末尾，数字由记录计算，可在报告中移动和修改。</p>
        <p className="linked">
          <Link to={paths.report(put.data.reportId)}>打开《{title}》</Link>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="放进哪份报告草稿"
      onClose={onClose}
      foot={
        <>
          <CloseButton />
          <Button
            tone="primary"
            disabled={target === null}
            busy={put.isPending}
            onClick={() => target !== null && put.mutate(target)}
          >
            放进去
          </Button>
        </>
      }
    >
      {drafts.isPending ? (
        <Loading />
      ) : drafts.isError ? (
        <Failed error={drafts.error} retry={() => void drafts.refetch()} />
      ) : rows.length === 0 ? (
        <p className="linked">
          {check.orgName}没有起草中的报告，请先到<Link to={paths.reports()}>报告</Link>新建一份。
        </p>
      ) : (
        <fieldset className="stack check-choices">
          <legend>{check.orgName}起草中的报告</legend>
          {rows.map((one) => (
            <label key={one.id}>
              <input type="radio" name="report" checked={one.id === target} onChange={() => setChosen(one.id)} />{" "}
              <span>
                {one.title} <span className="muted small">{periodText(one)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {put.error && (
        <p className="problem" role="alert">
          {put.error.message}
        </p>
      )}
    </Dialog>
  );
}
