import { useState } from "react";
import { z } from "zod";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { PersonRow } from "#shared/people/contracts.ts";
import { MEMBERSHIP_KINDS, type MembershipKind, membershipName } from "#shared/people/memberships.ts";
import { change, newId, post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { History } from "#web/ui/history.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { PersonGroups } from "../groups/person-groups.tsx";
import { RecognitionsList } from "../recognitions/recognitions-card.tsx";
import { useSession } from "../session/use-session.ts";

const ok = z.object({ ok: z.boolean() });
const KINDS = MEMBERSHIP_KINDS.map((kind) => ({ value: kind.id, label: kind.name }));
const GENDERS = [
  { value: "" as const, label: "未填" },
  { value: "男" as const, label: "男" },
  { value: "女" as const, label: "女" },
];

type Gender = "" | "男" | "女";
type MembershipForm = { orgId: string | null; kind: MembershipKind; post: string; from: string };

function MembershipFields({
  form,
  set,
  orgs,
  problem,
}: {
  form: MembershipForm;
  set: (change: Partial<MembershipForm>) => void;
  orgs: readonly OrgRow[];
  problem: (field: string) => string | undefined;
}) {
  return (
    <>
      <SingleCombobox
        label="组织"
        choices={orgs
          .filter((org) => org.can.people && org.activeTo === null)
          .map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={form.orgId}
        onChange={(orgId) => set({ orgId })}
        required
        problem={problem("orgId") ?? problem("membership.orgId")}
      />
      <div className="grid-3">
        <SelectField label="类别" value={form.kind} onChange={(kind) => set({ kind })} options={KINDS} />
        <TextField label="职务" value={form.post} onChange={(post) => set({ post })} />
        <TextField label="起始日期" type="date" value={form.from} onChange={(from) => set({ from })} required />
      </div>
    </>
  );
}

export function NewPersonDialog({ orgs, onClose }: { orgs: readonly OrgRow[]; onClose: () => void }) {
  const { today } = useSession();
  const [ids] = useState(() => ({ id: newId(), commandId: newId(), membershipId: newId() }));
  const [name, setName] = useState("");
  const [gender, setGender] = useState<Gender>("");
  const [birthMonth, setBirthMonth] = useState("");
  const [membership, setMembership] = useState<MembershipForm>({ orgId: null, kind: "party", post: "", from: today });
  const command = useFormCommand(
    () =>
      post(z.object({ id: z.string() }), "/api/people", {
        commandId: ids.commandId,
        id: ids.id,
        name,
        gender: gender || null,
        birthMonth: birthMonth || null,
        membership: { ...membership, id: ids.membershipId },
      }),
    { said: "已登记", onDone: onClose },
  );
  const general = command.general(["name", "birthMonth", "membership.orgId"]);
  return (
    <Dialog
      title="登记人员"
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button tone="primary" busy={command.busy} disabled={!membership.orgId} onClick={command.run}>
            登记
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label="姓名" value={name} onChange={setName} required problem={command.problem("name")} />
        <div className="grid-2">
          <SelectField label="性别" value={gender} onChange={setGender} options={GENDERS} />
          <TextField
            label="出生年月"
            type="month"
            value={birthMonth}
            onChange={setBirthMonth}
            problem={command.problem("birthMonth")}
          />
        </div>
        <MembershipFields
          form={membership}
          set={(next) => setMembership({ ...membership, ...next })}
          orgs={orgs}
          problem={command.problem}
        />
        {general && (
          <p className="problem" role="alert">
            {general}
          </p>
        )}
      </div>
    </Dialog>
  );
}

export function PersonDialog({
  person,
  orgs,
  mayManage,
  onClose,
}: {
  person: PersonRow;
  orgs: readonly OrgRow[];
  mayManage: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={person.name} onClose={onClose} guarded="typed" kind="drawer">
      <div className="stack">
        {mayManage && <EditPerson person={person} onClose={onClose} />}
        <h3>任职与组织关系</h3>
        {person.memberships.map((membership) => (
          <MembershipLine key={membership.id} membership={membership} mayManage={mayManage} onClose={onClose} />
        ))}
        {mayManage && <AddMembership person={person} orgs={orgs} onClose={onClose} />}
        <PersonGroups id={person.id} />
        <RecognitionsList filter={{ person: person.id }} title="表彰" />
        <h3>留痕</h3>
        <History type="person" id={person.id} />
      </div>
    </Dialog>
  );
}

function EditPerson({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const [gender, setGender] = useState<Gender>((person.gender as Gender) ?? "");
  const [birthMonth, setBirthMonth] = useState(person.birthMonth ?? "");
  const save = useFormCommand(
    () =>
      change("PATCH", `/api/people/${person.id}`, {
        revision: person.revision,
        name,
        gender: gender || null,
        birthMonth: birthMonth || null,
      }),
    { said: "已保存", onDone: onClose },
  );
  return (
    <div className="stack">
      <div className="grid-3">
        <TextField label="姓名" value={name} onChange={setName} required problem={save.problem("name")} />
        <SelectField label="性别" value={gender} onChange={setGender} options={GENDERS} />
        <TextField
          label="出生年月"
          type="month"
          value={birthMonth}
          onChange={setBirthMonth}
          problem={save.problem("birthMonth")}
        />
      </div>
      {save.general(["name", "birthMonth"]) && <p className="problem">{save.general(["name", "birthMonth"])}</p>}
      <div>
        <Button busy={save.busy} onClick={save.run}>
          保存
        </Button>
      </div>
    </div>
  );
}

function MembershipLine({
  membership,
  mayManage,
  onClose,
}: {
  membership: PersonRow["memberships"][number];
  mayManage: boolean;
  onClose: () => void;
}) {
  const { today } = useSession();
  const [ending, setEnding] = useState(false);
  const [from, setFrom] = useState(today);
  const end = useFormCommand(
    () => post(ok, `/api/memberships/${membership.id}/end`, { revision: membership.revision, from }),
    {
      said: "已结束",
      onDone: onClose,
    },
  );
  return (
    <div className="notice">
      <div className="row">
        <span style={{ flex: 1 }}>
          {membership.orgName}　{membershipName(membership.kind)}
          {membership.post && `、${membership.post}`}
          <span className="muted small">
            {"　"}
            {membership.from} 起{membership.to ? `，至 ${membership.to}` : ""}
          </span>
        </span>
        {mayManage && membership.to === null && !ending && (
          <Button tone="quiet" onClick={() => setEnding(true)}>
            结束…
          </Button>
        )}
      </div>
      {ending && (
        <div className="row" style={{ alignItems: "flex-end", marginTop: "0.5rem" }}>
          <TextField
            label="自哪天起不再属于"
            type="date"
            value={from}
            onChange={setFrom}
            problem={end.problem("from") ?? end.general(["from"])}
          />
          <Button tone="danger" busy={end.busy} onClick={end.run}>
            确认结束
          </Button>
        </div>
      )}
    </div>
  );
}

function AddMembership({ person, orgs, onClose }: { person: PersonRow; orgs: readonly OrgRow[]; onClose: () => void }) {
  const { today } = useSession();
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const [form, setForm] = useState<MembershipForm>({ orgId: null, kind: "party", post: "", from: today });
  const add = useFormCommand(() => post(ok, `/api/people/${person.id}/memberships`, { ...ids, ...form }), {
    said: "已增加",
    onDone: onClose,
  });
  return (
    <details>
      <summary>增加一项</summary>
      <div className="stack" style={{ marginTop: "0.6rem" }}>
        <MembershipFields form={form} set={(next) => setForm({ ...form, ...next })} orgs={orgs} problem={add.problem} />
        {add.general(["orgId"]) && <p className="problem">{add.general(["orgId"])}</p>}
        <div>
          <Button busy={add.busy} disabled={!form.orgId} onClick={add.run}>
            增加
          </Button>
        </div>
      </div>
    </details>
  );
}
