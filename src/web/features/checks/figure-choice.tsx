import { useDeferredValue, useState } from "react";
import type { CheckDetail, CheckedClaim } from "#shared/checks/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { FigureSearch } from "../reports/figure-search.tsx";
import { figureContextOf } from "./check-queries.ts";
import "../reports/report.css";

type Props = { check: CheckDetail; claim: CheckedClaim; onChoose: (spec: FigureSpec) => void; onClose: () => void };

/** Which figure of the dictionary a number of the draft is to be compared with. */
export function FigureChoice({ check, claim, onChoose, onClose }: Props) {
  const [question, setQuestion] = useState(claim.subject);
  const asked = useDeferredValue(question);
  return (
    <Dialog title={`用哪个数据核对“${claim.span}”`} onClose={onClose} foot={<CloseButton />}>
      <div className="stack">
        <TextField
          label="查找数据"
          value={question}
          onChange={setQuestion}
          placeholder="如：主题党日 本期 次数"
          maxLength={100}
          autoFocus
        />
        <FigureSearch
          question={asked}
          context={figureContextOf(check)}
          org={check.orgId}
          typed={numeralOf(claim)}
          onChoose={({ spec }) => onChoose(spec)}
        />
      </div>
    </Dialog>
  );
}

/** The number without its unit, a rate with its %. */
function numeralOf({ span, unit }: CheckedClaim): string {
  return unit !== "%" && unit !== "" && span.endsWith(unit) ? span.slice(0, -unit.length).trimEnd() : span;
}
