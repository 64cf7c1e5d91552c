import { useState } from "react";
import { z } from "zod";
import type { RoundDetail, RoundRecipient } from "#shared/rounds/answers.ts";
import { cellText } from "#shared/rounds/cells.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { formatTime, History } from "#web/ui/history.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { answerUrl } from "./round-queries.ts";

type Props = { round: RoundDetail; recipient: RoundRecipient; column: RoundColumn; onClose: () => void };

/** One answer: where it came from, what it was before, and the way back to whoever gave it. */
export function CellDialog({ round, recipient, column, onClose }: Props) {
  const cell = recipient.cells.find(({ columnId }) => columnId === column.id);
  if (!cell) return null;
  const returns = round.can.manage && round.state === "open" && isAsked(column.kind) && recipient.state !== "waiting";
  return (
    <Dialog title={`${recipient.orgName} · ${column.label}`} kind="drawer" onClose={onClose} guarded="typed">
      <div className="stack">
        <p className="cell-text">
          <b>{cellText(column, cell) || "空"}</b> {column.unit}
        </p>
        {cell.files.length > 0 && (
          <ul className="plain-list" aria-label="附件">
            {cell.files.map((file) => (
              <li key={file.id}>
                <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        )}
        <dl className="facts">
          <dt>报送</dt>
          <dd>
            {recipient.submittedAt ? formatTime(recipient.submittedAt) : "—"}　{recipient.submittedBy}
          </dd>
          <dt>来自</dt>
          <dd>
            {cell.source ? (
              <>
                <a href={`/api/files/${cell.source.id}`} target="_blank" rel="noreferrer">
                  {cell.source.name}
                </a>
                {"　"}
                {cell.source.place}
              </>
            ) : (
              "在系统中填写"
            )}
          </dd>
          {cell.previous && (
            <>
              <dt>上期</dt>
              <dd>{cell.previous}</dd>
            </>
          )}
        </dl>
        {cell.returned !== null && <p className="notice amber">已退回：{cell.returned}</p>}
        {returns && <ReturnForm round={round} recipient={recipient} column={column} onClose={onClose} />}
        <section>
          <h3>填报经过</h3>
          <History type="round_recipient" id={recipient.id} />
        </section>
      </div>
    </Dialog>
  );
}

function ReturnForm({ round, recipient, column, onClose }: Props) {
  const [remark, setRemark] = useState("");
  const command = useFormCommand(
    () =>
      post(z.object({ ok: z.literal(true) }), `${answerUrl(round.id, recipient.id)}/return`, {
        ...{ revision: recipient.revision, columnId: column.id, remark },
      }),
    { said: `已退回${recipient.orgName}`, onDone: onClose },
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        command.run();
      }}
      noValidate
    >
      <Field
        label="退回并说明"
        hint="填报单位在这一格看到说明，并列入它的待办"
        problem={command.problem("remark") ?? command.general(["remark"])}
      >
        {(tie) => (
          <textarea
            className="input"
            {...tie}
            rows={2}
            maxLength={300}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" busy={command.busy} disabled={remark.trim().length < 2}>
          退回并说明
        </Button>
      </div>
    </form>
  );
}
