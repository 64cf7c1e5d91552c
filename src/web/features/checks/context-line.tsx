import { useState } from "react";
import type { CheckContext, CheckDetail } from "#shared/checks/contracts.ts";
import { periodText } from "#shared/figures/period.ts";
import { Button } from "#web/ui/button.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useSession } from "../session/use-session.ts";
import { isUnderWay } from "./check-queries.ts";
import { ContextFields, isContextSound } from "./context-fields.tsx";
import { useRecheck } from "./use-recheck.ts";

/** Against what a draft is checked: whose records, of which time. */
export function ContextLine({ check }: { check: CheckDetail }) {
  const [changing, setChanging] = useState(false);
  const { context, orgName } = check;
  return (
    <div className="check-against">
      <dl>
        <div>
          <dt>代表</dt>
          <dd>{orgName}</dd>
        </div>
        <div>
          <dt>报告期</dt>
          <dd>{periodText(context)}</dd>
        </div>
        <div>
          <dt>数据截止</dt>
          <dd>{context.cutoff}</dd>
        </div>
        <div>
          <dt>成文日期</dt>
          <dd>
            {context.on}
            {!isUnderWay(check) && (
              <Button tone="quiet" className="no-print" aria-label="改报告期和日期" onClick={() => setChanging(true)}>
                改
              </Button>
            )}
          </dd>
        </div>
      </dl>
      {changing && <ContextDialog check={check} onClose={() => setChanging(false)} />}
    </div>
  );
}

function ContextDialog({ check, onClose }: { check: CheckDetail; onClose: () => void }) {
  const { today } = useSession();
  const { form, set, touched } = useForm<CheckContext>(check.context);
  const again = useRecheck(check, onClose);
  return (
    <FormDialog
      title="报告期和日期"
      label="按此重新核对"
      touched={touched}
      busy={again.busy}
      disabled={!isContextSound(form)}
      problem={again.general([])}
      onClose={onClose}
      onSubmit={() => again.run({ context: form, source: null })}
    >
      <ContextFields value={form} onChange={set} today={today} />
    </FormDialog>
  );
}
