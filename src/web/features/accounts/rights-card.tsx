import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import type { AccountDetail, AccountRight } from "#shared/rights/contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Empty } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { say, sayError } from "#web/ui/toast.tsx";

/** What the account may do now; a right that was taken by a slip is given back from the message. */
export function RightsCard({ account }: { account: AccountDetail }) {
  const refresh = () => queryClient.invalidateQueries();
  const revoke = useMutation({
    mutationFn: (right: AccountRight) => change("DELETE", `/api/accounts/${account.id}/grants/${right.id}`),
    onSuccess: async (_, { role, orgId }) => {
      const again = () =>
        void post(z.object({ ok: z.boolean() }), `/api/accounts/${account.id}/grants`, {
          ...{ commandId: newId(), id: newId(), role, orgId },
        }).then(refresh, sayError);
      say("权限已收回", { action: { label: "撤销", run: again } });
      await refresh();
    },
    onError: sayError,
  });
  return (
    <section className="card" aria-labelledby="rights-title">
      <header>
        <h2 id="rights-title">现有权限</h2>
      </header>
      {account.grants.length === 0 ? (
        <Empty>没有权限：登录后什么也看不到</Empty>
      ) : (
        <ListTable columns={["角色", "组织（含其下级）", "自", "授权人", "操作"]}>
          {account.grants.map((right) => {
            const own = account.self && right.role === "administrator";
            return (
              <tr key={right.id}>
                <td className="lead">{right.roleName}</td>
                <td>{right.orgName}</td>
                <td className="nowrap" data-label="自">
                  {formatTime(right.grantedAt)}
                </td>
                <td className="nowrap" data-label="授权人">
                  {right.grantedBy || "—"}
                </td>
                <td className="nowrap">
                  <Button
                    tone="quiet"
                    disabled={own || revoke.isPending}
                    title={own ? "不能收回自己的管理员权限，请由另一位管理员办理" : undefined}
                    aria-label={`收回${right.roleName}（${right.orgName}）`}
                    onClick={() => revoke.mutate(right)}
                  >
                    收回
                  </Button>
                </td>
              </tr>
            );
          })}
        </ListTable>
      )}
    </section>
  );
}

export function PastRightsCard({ rights }: { rights: readonly AccountRight[] }) {
  return (
    <section className="card" aria-labelledby="past-rights-title">
      <header>
        <h2 id="past-rights-title">已收回的权限</h2>
      </header>
      <ListTable columns={["角色", "组织", "自", "至", "收回人"]}>
        {rights.map((right) => (
          <tr key={right.id}>
            <td className="lead">{right.roleName}</td>
            <td>{right.orgName}</td>
            <td className="nowrap" data-label="自">
              {formatTime(right.grantedAt)}
            </td>
            <td className="nowrap" data-label="至">
              {right.revokedAt && formatTime(right.revokedAt)}
            </td>
            <td className="nowrap" data-label="收回人">
              {right.revokedBy || "—"}
            </td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
