import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type StoredFile, storedFile } from "#shared/files/contracts.ts";
import { madeReport, type ReportDetail } from "#shared/report/contracts.ts";
import { ApiError, newId, post, upload } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { CheckField, Field, TextField } from "#web/ui/field.tsx";
import { FileInput } from "#web/ui/file-input.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useSession } from "../session/use-session.ts";
import { rememberOmitted } from "./omitted-notice.tsx";
import { PrintReviewSheet } from "./papers-menu.tsx";
import { rollPreset } from "./period-choices.ts";
import { isPeriodReady, PeriodFields } from "./period-fields.tsx";
import type { Step } from "./use-step.ts";

type Props = { report: ReportDetail; step: Step; onClose: () => void };

/** 审签 happens on paper; here it is noted that it has happened. */
export function ReviewDialog({ report, step, flush, onClose }: Props & { flush: () => Promise<boolean> }) {
  const { can } = useSession();
  const [scan, setScan] = useState<StoredFile | null>(null);
  const add = useMutation({ mutationFn: (file: File) => upload(storedFile, "/api/files", file), onSuccess: setScan });
  const confirm = () =>
    step.mutate({
      step: "review",
      settle: report.can.edit,
      body: { fileId: scan?.id ?? null },
      said: "已标记审签，可以印发",
    });
  return (
    <Dialog
      title="审签"
      onClose={onClose}
      foot={
        <>
          <CloseButton />
          <Button tone="primary" busy={step.isPending} disabled={add.isPending} onClick={confirm}>
            标记已审签
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>打印审签单送审；审签后在这里标记。标记后不能再改文字，需要修改可以退回起草。</p>
        <div>
          <PrintReviewSheet reportId={report.id} flush={flush} />
        </div>
        {can.includes("file.add") && (
          <Field
            label="审签单扫描件（可以不传）"
            hint={scan ? `已上传：${scan.name}` : add.isPending ? "正在上传…" : "照片、PDF 均可"}
            problem={add.error?.message}
          >
            {(tie) => (
              <FileInput
                accept="image/*,.pdf,.docx"
                {...tie}
                chosen={scan?.name}
                onFiles={([file]) => {
                  setScan(null);
                  if (file) add.mutate(file);
                }}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

/** 印发 freezes the report: it names to whom it goes, and what is refused is said with its reason. */
export function IssueDialog({ report, step, onClose }: Props) {
  const [recipient, setRecipient] = useState(report.frame.addressee);
  const field = step.error instanceof ApiError && step.error.field === "recipient" ? step.error.message : undefined;
  return (
    <Dialog
      title="印发"
      onClose={onClose}
      foot={
        <>
          <CloseButton />
          <Button
            tone="primary"
            busy={step.isPending}
            disabled={recipient.trim() === ""}
            onClick={() =>
              step.mutate({ step: "issue", body: { recipient }, said: "已印发，文中数字已登记到对外报数台账" })
            }
          >
            确认印发
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>印发后文字和数字定稿，不能再改；每个数字连同依据的记录一起留存，并登记到对外报数台账。</p>
        <TextField
          label="报送对象"
          required
          maxLength={100}
          value={recipient}
          onChange={setRecipient}
          problem={field}
          placeholder="如：示例市委组织部"
        />
        {step.error && !field && (
          <div className="notice red" role="alert">
            {step.error.message}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** 滚动生成: the same text with the numbers of another period. */
export function RollDialog({ report, onClose }: { report: ReportDetail; onClose: () => void }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const [period, setPeriod] = useState(() => ({ ...rollPreset(report, today), cutoff: today }));
  const [keepText, setKeepText] = useState(false);
  const newest = report.newestOutline;
  const newer = newest !== null && newest > report.outlineVersion ? newest : null;
  const roll = useMutation({
    mutationFn: () => post(madeReport, `/api/reports/${report.id}/roll`, { ...ids, ...period, keepText }),
    onSuccess: async (made) => {
      rememberOmitted(made.id, made.omitted);
      say(made.outlineVersion ? `已按提纲第 ${made.outlineVersion} 版生成初稿` : "已按新的报告期生成初稿");
      await navigate({ to: paths.report(made.id) });
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.field)) sayError(error);
    },
  });
  const problems = roll.error instanceof ApiError && roll.error.field ? { [roll.error.field]: roll.error.message } : {};
  return (
    <Dialog
      title="滚动生成"
      onClose={onClose}
      foot={
        <>
          <CloseButton />
          <Button
            tone="primary"
            busy={roll.isPending}
            disabled={!isPeriodReady(period, today)}
            onClick={() => roll.mutate()}
          >
            生成新报告
          </Button>
        </>
      }
    >
      <div className="stack">
        {newer !== null && (
          <>
            <p className="notice">
              这份报告用的是提纲“{report.templateName}”第 {report.outlineVersion} 版，现已发布到第 {newer} 版，将按第{" "}
              {newer} 版重新生成；上期文字在编辑时列在旁边，可以对照。
            </p>
            <CheckField
              label={`沿用原报告的文字（仍为第 ${report.outlineVersion} 版）`}
              checked={keepText}
              onChange={setKeepText}
            />
          </>
        )}
        {(newer === null || keepText) && (
          <p>沿用这份报告的文字，数字按新的报告期重新统计；原报告不变。事实句的依据、手工填写的数字请逐条核对。</p>
        )}
        <PeriodFields value={period} onChange={setPeriod} today={today} problems={problems} />
      </div>
    </Dialog>
  );
}

export function DeleteDialog({ report, step, onClose }: Props) {
  return (
    <Dialog
      title="删除草稿"
      onClose={onClose}
      foot={
        <>
          <CloseButton>不删除</CloseButton>
          <Button
            tone="danger"
            busy={step.isPending}
            onClick={() => step.mutate({ step: "delete", said: "已删除草稿" })}
          >
            确认删除
          </Button>
        </>
      }
    >
      <p>将删除“{report.title}”的全部文字，不能恢复。活动记录不受影响。</p>
    </Dialog>
  );
}
