import { useState } from "react";
import type { ScanBatch } from "#shared/scans/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { useAttach, useStep } from "./use-scans.ts";

export const activitiesOf = (batch: ScanBatch) => new Set(batch.pages.flatMap((page) => page.activityId ?? [])).size;

type Props = { batch: ScanBatch; open: number; busy: boolean };

/** The steps that end a batch, or bring it back. */
export function BatchActions({ batch, open, busy }: Props) {
  const [giving, setGiving] = useState(false);
  const detach = useStep(batch, "detach");
  const attach = useAttach(batch);
  const activities = activitiesOf(batch);
  if (batch.state === "discarded") return null;
  if (batch.state === "attached") {
    return (
      <Button busy={detach.isPending} onClick={() => detach.mutate()}>
        撤销归入
      </Button>
    );
  }
  return (
    <>
      <Button disabled={attach.isPending} onClick={() => setGiving(true)}>
        放弃
      </Button>
      {batch.state === "sorting" && (
        <Button
          tone="primary"
          busy={attach.isPending}
          disabled={open > 0 || activities === 0 || busy}
          onClick={() => attach.mutate()}
        >
          归入 {activities} 项活动
        </Button>
      )}
      {giving && <GiveUp batch={batch} onClose={() => setGiving(false)} />}
    </>
  );
}

function GiveUp({ batch, onClose }: { batch: ScanBatch; onClose: () => void }) {
  const discard = useStep(batch, "discard");
  return (
    <Dialog
      title="放弃这一批扫描件？"
      onClose={onClose}
      foot={
        <>
          <CloseButton>不放弃</CloseButton>
          <Button
            tone="primary"
            busy={discard.isPending}
            onClick={() => discard.mutate(undefined, { onSettled: onClose })}
          >
            确认放弃
          </Button>
        </>
      }
    >
      <p>放弃后不能恢复，已作的认定不再保留；不影响任何活动。需要时可以重新上传。</p>
    </Dialog>
  );
}
