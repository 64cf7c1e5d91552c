import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { OutlineDetail } from "#shared/report/outline-contracts.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { newId, post } from "#web/api/client.ts";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { OutlineChanges } from "./outline-changes.tsx";
import { outlineVersionQuery } from "./outline-queries.ts";

type CopyProps = {
  source: { name: string; about: string; document: OutlineDocument };
  /** where it comes from, as it is called */
  origin: string;
  title: string;
  onClose: () => void;
  onDone: (id: string) => void;
};

/** A new outline of the district, with the content of another. */
export function NewOutlineDialog({ source, origin, title, onClose, onDone }: CopyProps) {
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const { form, set, touched } = useForm({ name: `${source.name}（本区）`, about: source.about });
  const command = useFormCommand(
    () =>
      post(z.object({ id: z.string() }), "/api/dictionary/outlines", {
        ...{ ...ids, ...form, origin, document: source.document },
      }),
    { said: "已新建草稿，修改后发布即可用于报告", onDone: ({ id }) => onDone(id) },
  );
  return (
    <FormDialog
      title={title}
      label="新建"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={touched}
      problem={command.general(["name", "about"])}
    >
      <TextField
        label="名称"
        required
        maxLength={40}
        value={form.name}
        onChange={(name) => set({ name })}
        problem={command.problem("name")}
      />
      <TextField
        label="说明"
        maxLength={120}
        value={form.about}
        onChange={(about) => set({ about })}
        problem={command.problem("about")}
        hint="新建报告时显示在名称下面"
      />
    </FormDialog>
  );
}

type PublishProps = { outline: OutlineDetail; onClose: () => void; onDone: () => void };

/** Publishes the draft, with what is different shown first. */
export function PublishDialog({ outline, onClose, onDone }: PublishProps) {
  const [note, setNote] = useState("");
  // As it was when the dialog was opened: what is published is what is shown.
  const [{ id, version, revision, document }] = useState(outline);
  const before = useQuery({ ...outlineVersionQuery(id, version ?? 0), enabled: version !== null });
  const next = (version ?? 0) + 1;
  const command = useFormCommand(
    () => post(z.object({ version: z.int() }), `/api/dictionary/outlines/${id}/publish`, { revision, note }),
    { said: `已发布第 ${next} 版，新建和滚动生成的报告将使用它`, onDone },
  );
  return (
    <FormDialog
      title={`发布第 ${next} 版`}
      label="发布"
      wide
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={note !== ""}
      problem={command.general(["note"])}
    >
      {version === null ? (
        <p>首次发布。发布后可以用它新建报告；已发布的版本不再改变，以后修改再发布为新的一版。</p>
      ) : before.data ? (
        <OutlineChanges before={before.data} after={document} same="文字内容与上一版相同" />
      ) : (
        <p className="muted">正在比较…</p>
      )}
      <TextField
        label="说明（可不填）"
        maxLength={120}
        value={note}
        onChange={setNote}
        placeholder="如：按今年的报送要求增加廉洁型一段"
        problem={command.problem("note")}
      />
    </FormDialog>
  );
}
