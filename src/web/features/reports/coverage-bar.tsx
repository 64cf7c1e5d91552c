import { useDeferredValue, useMemo } from "react";
import { coverageOf, coverageText } from "#shared/report/coverage.ts";
import type { ReportDocument } from "#shared/report/document.ts";
import { Button } from "#web/ui/button.tsx";

type Props = { document: ReportDocument; onJump: (direction: 1 | -1) => void };

/** How much of the text stands on something, while it is being written. */
export function CoverageBar({ document, onJump }: Props) {
  const shown = useDeferredValue(document);
  const coverage = useMemo(() => coverageOf(shown), [shown]);
  const open = coverage.untraced.length;
  return (
    <div className="coverage">
      <span role="status" className={open > 0 ? "open" : undefined}>
        {coverageText(coverage)}
      </span>
      {open > 0 && (
        <span className="jumps">
          <Button tone="quiet" onClick={() => onJump(-1)}>
            上一个无来源
          </Button>
          <Button tone="quiet" onClick={() => onJump(1)}>
            下一个无来源
          </Button>
        </span>
      )}
    </div>
  );
}
