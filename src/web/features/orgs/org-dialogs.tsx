import { useState } from "react";
import { z } from "zod";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { mayStandBelow, ORG_KINDS, type OrgKindId, orgKindName } from "#shared/orgs/kinds.ts";
import { change, newId, post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useSession } from "../session/use-session.ts";

const ok = z.object({ ok: z.boolean() });
const FIELDS = ["code", "name", "shortName", "position", "kind", "from", "parentId"];

type Foot = { onClose: () => void; command: { run: () => void; busy: boolean }; label: string };

function Foot({ onClose, command, label }: Foot) {
  return (
    <>
      <Button onClick={onClose}>返回</Button>
      <Button tone="primary" busy={command.busy} onClick={command.run}>
        {label}
      </Button>
    </>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? (
    <p className="problem" role="alert">
      {text}
    </p>
  ) : null;
}

export function NewOrgDialog({ parent, onClose }: { parent: OrgRow; onClose: () => void }) {
  const { today } = useSession();
  const kinds = ORG_KINDS.filter((kind) => mayStandBelow(kind.id, parent.kind));
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const [form, setForm] = useState({
    kind: (kinds[0]?.id ?? "branch") as OrgKindId,
    name: "",
    shortName: "",
    code: "",
    position: "1000",
    from: today,
  });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const command = useFormCommand(
    () =>
      post(z.object({ id: z.string() }), "/api/orgs", {
        ...ids,
        ...form,
        position: Number(form.position),
        parentId: parent.id,
      }),
    { said: "已增设", onDone: onClose },
  );
  if (kinds.length === 0) {
    return (
      <Dialog title="增设下级" onClose={onClose}>
        “{orgKindName(parent.kind)}”之下不能再设组织。
      </Dialog>
    );
  }
  return (
    <Dialog
      title={`在“${parent.shortName}”下增设`}
      onClose={onClose}
      foot={<Foot onClose={onClose} command={command} label="增设" />}
    >
      <div className="stack">
        <SelectField
          label="类别"
          value={form.kind}
          onChange={(kind) => set({ kind })}
          options={kinds.map((kind) => ({ value: kind.id, label: kind.name }))}
          problem={command.problem("kind")}
        />
        <TextField
          label="名称"
          value={form.name}
          onChange={(name) => set({ name })}
          required
          problem={command.problem("name")}
        />
        <TextField
          label="简称"
          value={form.shortName}
          onChange={(shortName) => set({ shortName })}
          required
          problem={command.problem("shortName")}
        />
        <TextField
          label="编码"
          value={form.code}
          onChange={(code) => set({ code })}
          required
          problem={command.problem("code")}
          hint="全区唯一，导入时用它认组织"
        />
        <TextField
          label="排序"
          type="number"
          value={form.position}
          onChange={(position) => set({ position })}
          hint="数字小的排前面"
        />
        <TextField
          label="成立日期"
          type="date"
          value={form.from}
          onChange={(from) => set({ from })}
          required
          problem={command.problem("from")}
        />
        <Problem text={command.general(FIELDS)} />
      </div>
    </Dialog>
  );
}

export function EditOrgDialog({ org, onClose }: { org: OrgRow; onClose: () => void }) {
  const { today } = useSession();
  const [form, setForm] = useState({
    name: org.name,
    shortName: org.shortName,
    code: org.code,
    position: String(org.position),
  });
  const [closing, setClosing] = useState(false);
  const [from, setFrom] = useState(today);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const save = useFormCommand(
    () => change("PATCH", `/api/orgs/${org.id}`, { ...form, position: Number(form.position), revision: org.revision }),
    { said: "已保存", onDone: onClose },
  );
  const close = useFormCommand(() => post(ok, `/api/orgs/${org.id}/close`, { revision: org.revision, from }), {
    said: "已撤销",
    onDone: onClose,
  });
  return (
    <Dialog
      title={`修改“${org.shortName}”`}
      onClose={onClose}
      foot={<Foot onClose={onClose} command={save} label="保存" />}
    >
      <div className="stack">
        <TextField
          label="名称"
          value={form.name}
          onChange={(name) => set({ name })}
          required
          problem={save.problem("name")}
        />
        <TextField
          label="简称"
          value={form.shortName}
          onChange={(shortName) => set({ shortName })}
          required
          problem={save.problem("shortName")}
        />
        <TextField
          label="编码"
          value={form.code}
          onChange={(code) => set({ code })}
          required
          problem={save.problem("code")}
        />
        <TextField label="排序" type="number" value={form.position} onChange={(position) => set({ position })} />
        <Problem text={save.general(FIELDS)} />
        <hr style={{ width: "100%", border: 0, borderTop: "1px solid var(--line)" }} />
        {closing ? (
          <div className="stack">
            <p>撤销后不能再为它记录活动；历史记录和数据保留。</p>
            <TextField label="撤销日期" type="date" value={from} onChange={setFrom} />
            <Problem text={close.general([])} />
            <div>
              <Button tone="danger" busy={close.busy} onClick={close.run}>
                确认撤销
              </Button>
            </div>
          </div>
        ) : (
          <div>
            <Button tone="danger" onClick={() => setClosing(true)}>
              撤销该组织…
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

export function MoveOrgDialog({ org, orgs, onClose }: { org: OrgRow; orgs: readonly OrgRow[]; onClose: () => void }) {
  const { today } = useSession();
  const [parentId, setParentId] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const targets = orgs.filter(
    (one) =>
      one.can.manage &&
      one.id !== org.id &&
      one.id !== org.parentId &&
      one.activeTo === null &&
      mayStandBelow(org.kind, one.kind),
  );
  const command = useFormCommand(
    () => post(ok, `/api/orgs/${org.id}/move`, { revision: org.revision, parentId, from }),
    {
      said: "已划转",
      onDone: onClose,
    },
  );
  return (
    <Dialog
      title={`划转“${org.shortName}”`}
      onClose={onClose}
      foot={<Foot onClose={onClose} command={command} label="划转" />}
    >
      <div className="stack">
        <p className="muted">划转后权限立即随新隶属变化；此前日期的数据仍按当时的隶属统计。</p>
        <SingleCombobox
          label="划归"
          choices={targets.map((one) => ({ value: one.id, label: one.name }))}
          value={parentId}
          onChange={setParentId}
          required
          problem={command.problem("parentId")}
        />
        <TextField
          label="生效日期"
          type="date"
          value={from}
          onChange={setFrom}
          required
          problem={command.problem("from")}
        />
        <Problem text={command.general(FIELDS)} />
      </div>
    </Dialog>
  );
}
