import type { ReportFrame } from "#shared/report/document.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";

type Props = { frame: ReportFrame; editable: boolean; onChange: (frame: ReportFrame) => void };

/** 公文要素: what stands around the text. */
export function FramePanel({ frame, editable, onChange }: Props) {
  const set = (change: Partial<ReportFrame>) => onChange({ ...frame, ...change });
  const setAttachments = (attachments: string[]) => set({ attachments });
  const { attachments } = frame;
  return (
    <fieldset className="stack" disabled={!editable}>
      <TextField
        label="标题"
        required
        maxLength={120}
        value={frame.title}
        onChange={(title) => set({ title })}
        problem={frame.title.trim() === "" ? "请填写标题" : undefined}
      />
      <TextField
        label="主送"
        maxLength={300}
        value={frame.addressee}
        onChange={(addressee) => set({ addressee })}
        hint="多个机关用顿号分开，不用加冒号"
      />
      <TextField label="署名" maxLength={100} value={frame.signatory} onChange={(signatory) => set({ signatory })} />
      <TextField
        label="成文日期"
        type="date"
        value={frame.date ?? ""}
        onChange={(date) => set({ date: date === "" ? null : date })}
      />
      <fieldset className="stack">
        <legend>附件</legend>
        {attachments.length === 0 && <p className="muted small">没有附件</p>}
        {attachments.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments are known by their place, names may repeat
          <div key={index} className="attachment">
            <TextField
              label={`附件 ${index + 1}`}
              maxLength={120}
              value={name}
              onChange={(next) => setAttachments(attachments.with(index, next))}
              problem={name === "" ? "请填写附件名称，或移除" : undefined}
            />
            {editable && (
              <Button
                tone="quiet"
                aria-label={`移除附件 ${index + 1}`}
                onClick={() => setAttachments(attachments.toSpliced(index, 1))}
              >
                移除
              </Button>
            )}
          </div>
        ))}
        {editable && attachments.length < 30 && (
          <div>
            <Button onClick={() => setAttachments([...attachments, ""])}>添加附件</Button>
          </div>
        )}
      </fieldset>
    </fieldset>
  );
}
