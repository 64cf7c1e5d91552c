import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { madeReport } from "#shared/report/contracts.ts";
import { ApiError, newId, post } from "#web/api/client.ts";
import { orgsQuery, outlinesQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { useSession } from "../session/use-session.ts";
import { rememberOmitted } from "./omitted-notice.tsx";
import { isPeriodReady, PeriodFields } from "./period-fields.tsx";

/** Outline, organisation, period: from there the records write the first draft. */
export function NewReportDialog({ onClose }: { onClose: () => void }) {
  const { today, grants } = useSession();
  const navigate = useNavigate();
  // One id for the whole dialog: pressing again after a lost answer makes no second report.
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const [template, setTemplate] = useState<string | null>(null);
  const [org, setOrg] = useState<string | null>(null);
  const year = today.slice(0, 4);
  const [period, setPeriod] = useState({ from: `${year}-01-01`, to: `${year}-12-31`, cutoff: today });
  const list = useQuery({
    ...outlinesQuery,
    select: (all) => all.filter(({ retired }) => !retired),
  });
  const orgs = useQuery(orgsQuery);
  const writable = (orgs.data ?? []).filter((one) => one.can.report && one.activeTo === null && one.kind !== "section");
  const own =
    writable.find((one) => one.kind === "department") ??
    writable.find((one) => grants.some((grant) => grant.orgId === one.id)) ??
    writable[0];
  const outline = template ?? list.data?.[0]?.id ?? null;
  const orgId = org ?? own?.id ?? null;
  const create = useMutation({
    mutationFn: () => post(madeReport, "/api/reports", { ...ids, orgId, template: outline, ...period }),
    onSuccess: async (made) => {
      rememberOmitted(made.id, made.omitted);
      await navigate({ to: paths.report(made.id) });
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.field)) sayError(error);
    },
  });
  const { error } = create;
  const problems: Record<string, string> =
    error instanceof ApiError && error.field ? { [error.field]: error.message } : {};
  const ready = outline !== null && orgId !== null && isPeriodReady(period, today);
  return (
    <Dialog
      title="新建报告"
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton />
          <Button tone="primary" disabled={!ready} busy={create.isPending} onClick={() => create.mutate()}>
            生成初稿
          </Button>
        </>
      }
    >
      {list.isPending || orgs.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <div className="stack">
          <fieldset>
            <legend>提纲</legend>
            <div className="outline-choices">
              {list.data.map((one) => (
                <label key={one.id} className="outline-choice">
                  <input
                    type="radio"
                    name="outline"
                    checked={one.id === outline}
                    onChange={() => setTemplate(one.id)}
                  />
                  <span>
                    <b>{one.name}</b>
                    {one.own && <span className="tag">本区 第 {one.version} 版</span>}
                    <span className="muted small">{one.about}</span>
                  </span>
                </label>
              ))}
            </div>
            {problems.template && <span className="problem">{problems.template}</span>}
          </fieldset>
          <SingleCombobox
            label="报告单位"
            required
            choices={writable.map((one) => ({ value: one.id, label: one.name, hint: one.code }))}
            value={orgId}
            onChange={setOrg}
            problem={writable.length === 0 ? "您没有可以起草报告的单位" : problems.orgId}
          />
          <PeriodFields value={period} onChange={setPeriod} today={today} problems={problems} />
        </div>
      )}
    </Dialog>
  );
}
