import { useState } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { periodText } from "#shared/figures/period.ts";
import { CheckField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { DraftSource, type Source } from "./draft-source.tsx";
import { useRecheck } from "./use-recheck.ts";

/** Checks again: the same draft against today's records, or a corrected one in its place. */
export function RecheckDialog({ check, onClose }: { check: CheckDetail; onClose: () => void }) {
  const [replaced, setReplaced] = useState(false);
  const [asSaid, setAsSaid] = useState(false);
  const { form, set, touched } = useForm<Source>({ way: check.fileName ? "file" : "text", file: null, text: "" });
  const again = useRecheck(check, onClose);
  const given = form.way === "file" ? form.file !== null : form.text.trim() !== "";
  const { context } = check;
  const submit = () => {
    if (!replaced) again.run({ context: null, source: null });
    else again.run({ context: asSaid ? null : context, source: form });
  };
  return (
    <FormDialog
      title="重新核对"
      label="重新核对"
      touched={touched}
      busy={again.busy}
      disabled={replaced && !given}
      problem={again.general(["file", "text"])}
      onClose={onClose}
      onSubmit={submit}
    >
      <fieldset className="stack check-choices">
        <legend>核对什么</legend>
        <label>
          <input type="radio" name="what" checked={!replaced} onChange={() => setReplaced(false)} />{" "}
          同一份文稿，按现在的记录再核对一遍
        </label>
        <label>
          <input type="radio" name="what" checked={replaced} onChange={() => setReplaced(true)} /> 换成改好的文稿
        </label>
      </fieldset>
      {replaced && (
        <>
          <DraftSource
            value={form}
            onChange={(next) => {
              again.forget();
              set(next);
            }}
            problem={again.problem(form.way)}
          />
          <div>
            <CheckField label="报告期和日期按新稿自己写的" checked={asSaid} onChange={setAsSaid} />
            {!asSaid && (
              <p className="muted small">
                不勾选时仍按{periodText(context)}、截止 {context.cutoff} 核对。
              </p>
            )}
          </div>
        </>
      )}
      <p className="muted small">已经作出的认定，文字没有变的地方继续有效。</p>
    </FormDialog>
  );
}
