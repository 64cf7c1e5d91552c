import { useState } from "react";
import { Button } from "#web/ui/button.tsx";

// What the outline asked for and the records did not have is told once, on the page of the new report.
const remembered = new Map<string, readonly string[]>();

export function rememberOmitted(reportId: string, omitted: readonly string[]): void {
  if (omitted.length > 0) remembered.set(reportId, [...new Set(omitted)]);
}

export function OmittedNotice({ reportId }: { reportId: string }) {
  const [omitted, setOmitted] = useState(() => remembered.get(reportId) ?? []);
  if (omitted.length === 0) return null;
  return (
    <div className="notice row" role="status">
      <p style={{ flex: "1 1 20rem" }}>提纲中以下内容本期没有记录，未写入：{omitted.join("、")}。</p>
      <Button
        tone="quiet"
        onClick={() => {
          remembered.delete(reportId);
          setOmitted([]);
        }}
      >
        知道了
      </Button>
    </div>
  );
}
