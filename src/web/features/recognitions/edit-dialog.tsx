import { useState } from "react";
import { z } from "zod";
import type { RecognitionRow } from "#shared/recognitions/contracts.ts";
import { change, post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { History } from "#web/ui/history.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useSession } from "../session/use-session.ts";
import { HONOUR_FIELDS, HonourFields, honourBody, startOf } from "./honour-fields.tsx";

/** Corrects a recognition, or deletes one that was entered by mistake; its recipient stays. */
export function EditRecognitionDialog({ row, onClose }: { row: RecognitionRow; onClose: () => void }) {
  const { today } = useSession();
  const { form, set, touched } = useForm(() => startOf(row, today));
  const [deleting, setDeleting] = useState(false);
  const { id, revision } = row;
  const save = useFormCommand(() => change("PUT", `/api/recognitions/${id}`, { revision, ...honourBody(form) }), {
    said: "已保存",
    onDone: onClose,
  });
  const remove = useFormCommand(
    () => post(z.object({ ok: z.literal(true) }), `/api/recognitions/${id}/delete`, { revision }),
    { said: `已删去“${row.name}”的“${row.title}”`, onDone: onClose },
  );
  return (
    <FormDialog
      title={`${row.name}：${row.title}`}
      label="保存"
      onSubmit={save.run}
      onClose={onClose}
      busy={save.busy}
      touched={touched}
      problem={save.general(HONOUR_FIELDS) ?? remove.general([])}
      wide
    >
      <HonourFields form={form} set={set} problem={save.problem} />
      {deleting ? (
        <div className="notice row">
          <span style={{ flex: 1 }}>确属误录才删去；删去以后只在留痕中还有。</span>
          <Button onClick={() => setDeleting(false)}>不删</Button>
          <Button tone="danger" busy={remove.busy} onClick={remove.run}>
            确认删去
          </Button>
        </div>
      ) : (
        <div>
          <Button tone="danger" onClick={() => setDeleting(true)}>
            误录，删去…
          </Button>
        </div>
      )}
      <details>
        <summary>留痕</summary>
        <History type="recognition" id={id} />
      </details>
    </FormDialog>
  );
}
