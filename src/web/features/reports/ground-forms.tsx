import { type FormEvent, useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";

export type External = { source: string; date: string };

/** 外部数据: a number from another unit, with its document and date. */
export function ExternalForm({
  value,
  save,
  onSave,
}: {
  value: External;
  save: string;
  onSave: (value: External) => void;
}) {
  const [source, setSource] = useState(value.source);
  const [date, setDate] = useState(value.date);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ source: source.trim(), date });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label="来源单位和文件"
        value={source}
        onChange={setSource}
        required
        maxLength={200}
        placeholder="如：示例区统计局2026年3月通报"
      />
      <TextField label="文件日期" type="date" value={date} onChange={setDate} required />
      <div>
        <Button type="submit" disabled={source.trim() === "" || date === ""}>
          {save}
        </Button>
      </div>
    </form>
  );
}

const REASONS = ["计划数、目标数", "上级文件原文", "历史情况，无逐条记录", "概数，不作统计"];

/** 不需溯源: a number that no record can stand behind, with the reason why. */
export function ExemptForm({ value, save, onSave }: { value: string; save: string; onSave: (reason: string) => void }) {
  const [reason, setReason] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(reason.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label="理由" value={reason} onChange={setReason} required maxLength={200} />
      <div className="row">
        {REASONS.map((one) => (
          <Button key={one} tone="quiet" className="small" onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <div>
        <Button type="submit" disabled={reason.trim() === ""}>
          {save}
        </Button>
      </div>
    </form>
  );
}
