import type { GroupDetail, GroupMember } from "#shared/groups/contracts.ts";
import { GROUP_ROLES, groupRoleName } from "#shared/groups/kinds.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useMemberChange, useMemberRemoval } from "./use-group-step.ts";

type Props = { group: GroupDetail; member: GroupMember; onClose: () => void };

/** Another role, the day somebody left, or the correction of a mistake. */
export function MemberDialog({ group, member, onClose }: Props) {
  const { form, set, touched } = useForm({ role: member.role, from: member.from, to: member.to ?? "" });
  const save = useMemberChange(group.id, onClose);
  const remove = useMemberRemoval(group.id, onClose);
  const to = form.to || null;
  const said = to !== null && member.to === null ? `“${member.name}”自 ${to} 起退出` : "已保存";
  return (
    <FormDialog
      title={member.name}
      label="保存"
      onSubmit={() => save.mutate({ member, to: { role: form.role, from: form.from, to }, said })}
      onClose={onClose}
      busy={save.isPending}
      touched={touched}
      problem={save.error?.message ?? remove.error?.message}
    >
      <p className="muted">{member.orgName}</p>
      <SelectField
        label="队内职务"
        value={form.role}
        onChange={(role) => set({ role })}
        options={GROUP_ROLES.map((role) => ({ value: role, label: groupRoleName(group.kind, role) }))}
        hint="职务变动请先填退出日期，再以新职务添加一次，过去的情况就留得住"
      />
      <div className="grid-2">
        <TextField label="加入日期" type="date" value={form.from} onChange={(from) => set({ from })} required />
        <TextField
          label="自哪天起退出"
          type="date"
          value={form.to}
          onChange={(day) => set({ to: day })}
          hint="仍在队伍中则不填"
        />
      </div>
      <div>
        <Button
          tone="danger"
          busy={remove.isPending}
          onClick={() => {
            if (window.confirm(`“${member.name}”确属误录，要从队伍的历史中删去吗？退出请改填退出日期。`))
              remove.mutate(member);
          }}
        >
          误录，删去
        </Button>
      </div>
    </FormDialog>
  );
}
