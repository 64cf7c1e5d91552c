import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { metricOf } from "#shared/figures/metrics.ts";
import { periodText } from "#shared/figures/period.ts";
import { DECLARED_METRICS, type ProgrammeDetail, type ProgrammeFigures } from "#shared/programmes/contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { orgsQuery, queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useSession } from "../session/use-session.ts";

type Props = { programme: ProgrammeDetail; declared: ProgrammeFigures["declared"] };

/** Totals without records: beside the figures, never in them. */
export function DeclaredList({ programme, declared }: Props) {
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const withdraw = useMutation({
    mutationFn: (id: string) => change("DELETE", `/api/programmes/${programme.id}/declared/${id}`),
    onSuccess: async () => {
      say("已撤回");
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  const mayAdd = session.can.includes("programme.manage");
  if (declared.length === 0 && !mayAdd) return null;
  return (
    <div className="body" style={{ padding: "0.9rem 1.2rem" }}>
      <div className="row">
        <h3 style={{ flex: 1 }}>申报数（没有逐条记录，不计入以上数字）</h3>
        {mayAdd && (
          <Button tone="quiet" onClick={() => setAdding(true)}>
            填写申报数
          </Button>
        )}
      </div>
      {declared.length > 0 && (
        <ul className="plain-list" aria-label="申报数">
          {declared.map((one) => (
            <li key={one.id}>
              <span>
                {one.orgName} {periodText(one)}：{metricOf(one.metric).name} {one.value.toLocaleString("zh-CN")}
              </span>
              {one.note && <span className="muted small">{one.note}</span>}
              {one.can.withdraw && (
                <Button
                  tone="quiet"
                  onClick={() => {
                    if (window.confirm("撤回以后这一条申报数不再显示，留痕保留。确定撤回吗？")) withdraw.mutate(one.id);
                  }}
                >
                  撤回
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <DeclareDialog programme={programme} onClose={() => setAdding(false)} />}
    </div>
  );
}

const METRICS = DECLARED_METRICS.map((value) => ({ value, label: metricOf(value).name }));

function DeclareDialog({ programme, onClose }: { programme: ProgrammeDetail; onClose: () => void }) {
  const { today, grants } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data.filter((org) => org.can.record && org.activeTo === null);
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const { form, set, touched } = useForm({
    orgId: orgs.find((org) => org.id === grants[0]?.orgId)?.id ?? null,
    metric: DECLARED_METRICS[0] as (typeof DECLARED_METRICS)[number],
    value: "",
    from: programme.startsOn,
    to: programme.closedOn ?? today,
    note: "",
  });
  const command = useFormCommand(
    () =>
      post(z.object({ id: z.string() }), `/api/programmes/${programme.id}/declared`, {
        ...{ ...ids, ...form },
        value: form.value === "" ? null : Number(form.value),
      }),
    { said: "已填写", onDone: onClose },
  );
  return (
    <FormDialog
      title="填写申报数"
      label="填写"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={form.orgId === null || form.value === ""}
      touched={touched}
      problem={command.general(["orgId", "metric", "value", "from", "to", "note"])}
    >
      <SingleCombobox
        label="申报组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={form.orgId}
        onChange={(orgId) => set({ orgId })}
        required
        problem={command.problem("orgId")}
      />
      <div className="grid-2">
        <SelectField label="指标" value={form.metric} onChange={(metric) => set({ metric })} options={METRICS} />
        <TextField
          label="数值"
          type="number"
          inputMode="numeric"
          min={0}
          value={form.value}
          onChange={(value) => set({ value })}
          required
          problem={command.problem("value")}
        />
        <TextField
          label="自"
          type="date"
          value={form.from}
          onChange={(from) => set({ from })}
          problem={command.problem("from")}
        />
        <TextField
          label="至"
          type="date"
          value={form.to}
          onChange={(to) => set({ to })}
          problem={command.problem("to")}
        />
      </div>
      <TextField
        label="说明"
        value={form.note}
        onChange={(note) => set({ note })}
        maxLength={200}
        placeholder="如：村级场次，由各村上报"
        problem={command.problem("note")}
      />
    </FormDialog>
  );
}
