import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { type IssuedPassword, issuedPassword } from "#shared/rights/contracts.ts";
import { ROLES, type RoleId } from "#shared/rights/roles.ts";
import { newId, post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";

export const ROLE_OPTIONS = ROLES.map((role) => ({ value: role.id, label: role.name }));

type Props = {
  /** null: a new one, with its first right */
  account: { id: string; name: string } | null;
  onClose: () => void;
  onIssued?: (issued: IssuedPassword) => void;
};

/** Opens an account, or gives one a further right. */
export function AccountDialog({ account, onClose, onIssued }: Props) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const start = { username: "", name: "", role: "org_secretary" as RoleId, orgId: null as string | null };
  const { form, set, touched } = useForm(start);
  const { username, name, role, orgId } = form;
  const command = useFormCommand<IssuedPassword | null>(
    async () => {
      if (!account) return post(issuedPassword, "/api/accounts", { ...ids, username, name, role, orgId });
      await post(z.object({ ok: z.boolean() }), `/api/accounts/${account.id}/grants`, { ...ids, role, orgId });
      return null;
    },
    {
      ...(account && { said: "已授权" }),
      onDone: (issued) => {
        onClose();
        if (issued) onIssued?.(issued);
      },
    },
  );
  return (
    <FormDialog
      title={account ? `授权：${account.name}` : "开通账号"}
      label={account ? "授权" : "开通"}
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={!orgId}
      touched={touched}
      problem={command.general(["username", "name"])}
    >
      {!account && (
        <>
          <TextField
            label="用户名"
            value={username}
            onChange={(next) => set({ username: next })}
            required
            hint="汉字、字母、数字均可"
            problem={command.problem("username")}
          />
          <TextField
            label="姓名"
            value={name}
            onChange={(next) => set({ name: next })}
            required
            problem={command.problem("name")}
          />
        </>
      )}
      <SelectField label="角色" value={role} onChange={(next) => set({ role: next })} options={ROLE_OPTIONS} />
      <SingleCombobox
        label="组织（含其下级）"
        choices={orgs
          .filter((org) => org.can.manage && org.activeTo === null)
          .map((org) => ({ value: org.id, label: org.name }))}
        value={orgId}
        onChange={(next) => set({ orgId: next })}
        required
      />
    </FormDialog>
  );
}
