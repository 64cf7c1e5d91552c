import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { NumberForm } from "#shared/numbers/index.ts";
import { figureText } from "#shared/report/figure-text.ts";
import { figureQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { FigureSearch } from "./figure-search.tsx";
import { surfaceChoices } from "./figure-surface.ts";
import { SpecFields } from "./spec-fields.tsx";
import { SurfaceField } from "./surface-field.tsx";

export type ChosenFigure = { spec: FigureSpec; form: NumberForm; text: string; unit: string };

type Props = {
  context: FigureContext;
  org: string;
  /** set when the definition of a figure in the text is changed */
  initial?: { spec: FigureSpec; form: NumberForm };
  onChoose: (figure: ChosenFigure) => void;
  onClose: () => void;
};

/** 插入数据: ask in Chinese, choose among what it may mean, adjust the definition, see the value, insert. */
export function FigureDialog({ context, org, initial, onChoose, onClose }: Props) {
  const [question, setQuestion] = useState("");
  const asked = useDeferredValue(question);
  const [spec, setSpec] = useState<FigureSpec | null>(initial?.spec ?? null);
  const [form, setForm] = useState<NumberForm>(initial?.form ?? "arabic");
  const figure = useQuery({
    ...figureQuery(spec ?? BLANK, context),
    enabled: spec !== null,
  });
  const result = spec ? figure.data : undefined;
  const value = result?.value ?? null;
  const written = spec && surfaceChoices(value, spec.metric).some((one) => one.form === form) ? form : "arabic";
  const choose = () => {
    if (!spec || !result) return;
    onChoose({ spec, form: written, text: figureText(value, written, spec.metric), unit: result.unit });
  };
  return (
    <Dialog
      title={initial ? "修改口径" : "插入数据"}
      kind="dialog wide"
      onClose={onClose}
      foot={
        <>
          <CloseButton />
          <Button tone="primary" disabled={!result || value === null} onClick={choose}>
            {initial ? "采用" : "插入"}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label="想用哪个数"
          value={question}
          onChange={setQuestion}
          placeholder="如：主题党日 今年 次数"
          autoFocus
        />
        <FigureSearch question={asked} context={context} org={org} onChoose={(hit) => setSpec(hit.spec)} />
        {!spec && (
          <div>
            <Button tone="quiet" onClick={() => setSpec({ ...BLANK, org })}>
              不搜索，直接设定口径
            </Button>
          </div>
        )}
        {spec && (
          <section className="chosen-figure stack" aria-label="选定的数据">
            {figure.isError ? (
              <Failed error={figure.error} retry={() => void figure.refetch()} />
            ) : result ? (
              <div>
                <p>
                  <b>{result.label}</b>
                </p>
                <p className="figure-value" aria-live="polite">
                  {value === null ? "缺数据" : value.toLocaleString("zh-CN")}{" "}
                  <small>{value !== null && result.unit}</small>
                </p>
                <p className="muted small">{result.definition}</p>
                {value === null && <p className="problem">没有可以统计的记录，不能写入报告；请先补充记录或调整口径</p>}
              </div>
            ) : (
              <Loading />
            )}
            {value !== null && (
              <SurfaceField value={value} metric={spec.metric} form={written} onChange={(next) => setForm(next)} />
            )}
            <SpecFields value={spec} onChange={setSpec} context={context} />
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** The commonest figure: how often, hosted, in the report's own period. */
const BLANK: FigureSpec = {
  metric: "occasions",
  version: null,
  org: "",
  reach: "inner",
  role: "host",
  period: "report",
  kinds: [],
  themes: [],
  programme: null,
};
