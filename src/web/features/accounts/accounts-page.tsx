import { useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { type AccountRow, accountRow, issuedPassword } from "#shared/rights/contracts.ts";
import { ROLES, type RoleId } from "#shared/rights/roles.ts";
import { change, get, newId, post } from "#web/api/client.ts";
import { orgsQuery, queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";

type Issued = z.infer<typeof issuedPassword>;
const ROLE_OPTIONS = ROLES.map((role) => ({ value: role.id, label: role.name }));

export function AccountsPage() {
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: () => get(z.array(accountRow), "/api/accounts") });
  const [open, setOpen] = useState<"new" | AccountRow | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const rows = accounts.data ?? [];
  return (
    <Page
      title="账号与权限"
      sub="每项权限绑定一个组织及其下级；收回后立即失效"
      actions={
        <Button tone="primary" onClick={() => setOpen("new")}>
          开通账号
        </Button>
      }
    >
      <PagedList query={accounts} count={rows.length} empty="没有账号">
        <ListTable columns={["用户名", "姓名", "权限", "状态", "操作"]}>
          {rows.map((account) => (
            <AccountLine key={account.id} account={account} onGrant={() => setOpen(account)} onIssued={setIssued} />
          ))}
        </ListTable>
      </PagedList>
      {open && (
        <AccountDialog account={open === "new" ? null : open} onClose={() => setOpen(null)} onIssued={setIssued} />
      )}
      {issued && (
        <Dialog
          title="初始密码"
          onClose={() => setIssued(null)}
          foot={
            <Button tone="primary" onClick={() => setIssued(null)}>
              已抄下
            </Button>
          }
        >
          <p>密码只显示这一次，请当面或另行告知本人；首次登录须修改。</p>
          <dl className="facts" style={{ marginTop: "0.8rem" }}>
            <dt>用户名</dt>
            <dd>{issued.username}</dd>
            <dt>初始密码</dt>
            <dd>
              <b>{issued.password}</b>
            </dd>
          </dl>
        </Dialog>
      )}
    </Page>
  );
}

function AccountLine({
  account,
  onGrant,
  onIssued,
}: {
  account: AccountRow;
  onGrant: () => void;
  onIssued: (issued: Issued) => void;
}) {
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["accounts"] });
  const reset = useMutation({
    mutationFn: () => post(issuedPassword, `/api/accounts/${account.id}/password`),
    onSuccess: onIssued,
    onError: sayError,
  });
  const activate = useMutation({
    mutationFn: (active: boolean) =>
      post(z.object({ ok: z.boolean() }), `/api/accounts/${account.id}/active`, { active }),
    onSuccess: async (_, active) => {
      say(active ? "已恢复" : "已停用", active ? {} : { action: { label: "撤销", run: () => activate.mutate(true) } });
      await refresh();
    },
    onError: sayError,
  });
  const revoke = useMutation({
    mutationFn: (grant: AccountRow["grants"][number]) =>
      change("DELETE", `/api/accounts/${account.id}/grants/${grant.id}`),
    onSuccess: async (_, grant) => {
      const again = () =>
        void post(z.object({ ok: z.boolean() }), `/api/accounts/${account.id}/grants`, {
          commandId: newId(),
          id: newId(),
          role: grant.role,
          orgId: grant.orgId,
        }).then(refresh, sayError);
      say("权限已收回", { action: { label: "撤销", run: again } });
      await refresh();
    },
    onError: sayError,
  });
  return (
    <tr>
      <td className="lead">{account.username}</td>
      <td>{account.name}</td>
      <td>
        <div className="row">
          {account.grants.map((grant) => (
            <span key={grant.id} className="tag">
              {grant.roleName} · {grant.orgName}{" "}
              <button
                type="button"
                className="button quiet"
                style={{ minHeight: "1.4rem" }}
                aria-label={`收回${grant.roleName}`}
                onClick={() => revoke.mutate(grant)}
              >
                ×
              </button>
            </span>
          ))}
        </div>
      </td>
      <td className="nowrap">
        {account.active ? (
          account.mustChangePassword ? (
            <span className="tag amber">未改初始密码</span>
          ) : (
            <span className="tag green">正常</span>
          )
        ) : (
          <span className="tag">已停用</span>
        )}
      </td>
      <td className="nowrap">
        <Button tone="quiet" onClick={onGrant}>
          授权
        </Button>
        <Button tone="quiet" busy={reset.isPending} onClick={() => reset.mutate()}>
          重置密码
        </Button>
        <Button tone="quiet" onClick={() => activate.mutate(!account.active)}>
          {account.active ? "停用" : "恢复"}
        </Button>
      </td>
    </tr>
  );
}

function AccountDialog({
  account,
  onClose,
  onIssued,
}: {
  account: AccountRow | null;
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const [username, setUsername] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<RoleId>("org_secretary");
  const [orgId, setOrgId] = useState<string | null>(null);
  const command = useFormCommand<Issued | null>(
    async () => {
      if (!account) return post(issuedPassword, "/api/accounts", { ...ids, username, name, role, orgId });
      await post(z.object({ ok: z.boolean() }), `/api/accounts/${account.id}/grants`, { ...ids, role, orgId });
      return null;
    },
    {
      ...(account && { said: "已授权" }),
      onDone: (issued) => {
        onClose();
        if (issued) onIssued(issued);
      },
    },
  );
  const general = command.general(["username", "name"]);
  return (
    <Dialog
      title={account ? `授权：${account.name}` : "开通账号"}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>返回</Button>
          <Button tone="primary" busy={command.busy} disabled={!orgId} onClick={command.run}>
            {account ? "授权" : "开通"}
          </Button>
        </>
      }
    >
      <div className="stack">
        {!account && (
          <>
            <TextField
              label="用户名"
              value={username}
              onChange={setUsername}
              required
              hint="汉字、字母、数字均可"
              problem={command.problem("username")}
            />
            <TextField label="姓名" value={name} onChange={setName} required problem={command.problem("name")} />
          </>
        )}
        <SelectField label="身份" value={role} onChange={setRole} options={ROLE_OPTIONS} />
        <SingleCombobox
          label="组织（含其下级）"
          choices={orgs.filter((org) => org.can.manage).map((org) => ({ value: org.id, label: org.name }))}
          value={orgId}
          onChange={setOrgId}
          required
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
