import { useState } from "react";
import type { DocumentDetail } from "#shared/documents/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { Field, TextField } from "#web/ui/field.tsx";
import { useSession } from "../session/use-session.ts";
import { useDocumentStep } from "./use-document-step.ts";

type Props = { document: DocumentDetail; onClose: () => void };

type ReasonProps = Props & { step: "plan" | "retire"; title: string; about: string; said: string; example: string };

/** A step that wants a reason and nothing else. */
export function ReasonDialog({ document, onClose, step, title, about, said, example }: ReasonProps) {
  const [reason, setReason] = useState("");
  const command = useDocumentStep(document, step, said);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button
            tone="primary"
            disabled={reason.trim().length < 2}
            busy={command.isPending}
            onClick={() => command.mutate({ reason }, { onSuccess: onClose })}
          >
            {title}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{about}</p>
        <TextField label="原因" value={reason} onChange={setReason} required placeholder={example} maxLength={200} />
      </div>
    </Dialog>
  );
}

export function CloseDialog({ document, onClose }: Props) {
  const { today } = useSession();
  const [closedOn, setClosedOn] = useState(today);
  const [note, setNote] = useState("");
  const command = useDocumentStep(document, "close", "已办结");
  return (
    <Dialog
      title="办结"
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button
            tone="primary"
            disabled={!closedOn}
            busy={command.isPending}
            onClick={() => command.mutate({ closedOn, note }, { onSuccess: onClose })}
          >
            办结
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label="办结日期" type="date" value={closedOn} onChange={setClosedOn} max={today} required />
        <Field label="办理结果">
          {(tie) => (
            <textarea
              {...tie}
              className="input"
              rows={3}
              maxLength={300}
              value={note}
              placeholder="如：已报送贯彻落实情况"
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

/** Deleting cannot be undone, so it is asked about once more; only what nothing is tied to can be deleted. */
export function DeleteDialog({ document, onClose, onDone }: Props & { onDone: () => void }) {
  const command = useDocumentStep(document, "delete", "已删除");
  return (
    <Dialog
      title="删除文件"
      onClose={onClose}
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button tone="primary" busy={command.isPending} onClick={() => command.mutate({}, { onSuccess: onDone })}>
            确认删除
          </Button>
        </>
      }
    >
      <p>“{document.title}”和它的版本、附件将被删除，不能恢复。登记错了才删除；不再使用的请改为停用。</p>
    </Dialog>
  );
}
