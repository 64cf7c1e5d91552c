import { useState } from "react";
import { z } from "zod";
import type { GroupDetail } from "#shared/groups/contracts.ts";
import { GROUP_ROLES, type GroupRole, groupRoleName } from "#shared/groups/kinds.ts";
import { newId, post } from "#web/api/client.ts";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { PeopleField, type PickedPerson } from "../people/people-field.tsx";
import { useSession } from "../session/use-session.ts";

type Joining = PickedPerson & { id: string; role: GroupRole };

/** People of any organisation in sight join on one day, each in a role. */
export function AddMembersDialog({ group, onClose }: { group: GroupDetail; onClose: () => void }) {
  const { today } = useSession();
  const [commandId] = useState(newId);
  const { form, set, touched } = useForm<{ from: string; members: Joining[] }>({ from: today, members: [] });
  const { from, members } = form;
  const command = useFormCommand(
    () =>
      post(z.object({ added: z.int() }), `/api/groups/${group.id}/members`, {
        ...{ commandId, from },
        members: members.map(({ id, personId, orgId, role }) => ({ id, personId, orgId, role })),
      }),
    { said: `已添加 ${members.length} 人`, onDone: onClose },
  );
  const choose = (people: PickedPerson[]) => {
    const known = new Map(members.map((member) => [member.personId, member]));
    set({
      members: people.map((person) => known.get(person.personId) ?? { ...person, id: newId(), role: "member" }),
    });
  };
  const setRole = (id: string, role: GroupRole) =>
    set({ members: members.map((member) => (member.id === id ? { ...member, role } : member)) });
  return (
    <FormDialog
      title="添加成员"
      label="添加"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={members.length === 0}
      touched={touched}
      problem={command.general(["from", "members"])}
    >
      <PeopleField label="人员" people={members} onChange={choose} problem={command.problem("members")} />
      {members.length > 0 && (
        <ListTable columns={["姓名", "所在组织", "队内职务"]}>
          {members.map((member) => (
            <tr key={member.id}>
              <td className="lead nowrap">{member.name}</td>
              <td>{member.orgName}</td>
              <td>
                <select
                  className="input"
                  aria-label={`${member.name}的队内职务`}
                  value={member.role}
                  onChange={(event) => setRole(member.id, event.target.value as GroupRole)}
                >
                  {GROUP_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {groupRoleName(group.kind, role)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <TextField
        label="加入日期"
        type="date"
        value={from}
        onChange={(day) => set({ from: day })}
        required
        problem={command.problem("from")}
      />
    </FormDialog>
  );
}
