import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { type AccountDetail, type IssuedPassword, issuedPassword } from "#shared/rights/contracts.ts";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { formatTime, History } from "#web/ui/history.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { accountQueryOf } from "./account-queries.ts";
import { AccountStateTag } from "./account-tags.tsx";
import { IssuedPasswordDialog } from "./issued-password.tsx";
import { PastRightsCard, RightsCard } from "./rights-card.tsx";

export function AccountPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(accountQueryOf(id));
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Detail account={query.data} />;
}

type Open = "grant" | "reset" | "deactivate" | null;

function Detail({ account }: { account: AccountDetail }) {
  const [open, setOpen] = useState<Open>(null);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const close = () => setOpen(null);
  const activate = useActivation(account.id);
  const { active, self } = account;
  return (
    <Page
      title={account.name}
      sub={
        <span className="row">
          <span>用户名 {account.username}</span>
          <AccountStateTag {...account} />
        </span>
      }
      actions={
        <>
          <Button tone="primary" disabled={!active} onClick={() => setOpen("grant")}>
            授权
          </Button>
          <Link className="button" to={paths.handOver(account.id)}>
            工作交接
          </Link>
          <Button onClick={() => setOpen("reset")}>重置密码</Button>
          {active ? (
            <Button
              tone="danger"
              disabled={self}
              title={self ? "不能停用自己的账号，请由另一位管理员办理" : undefined}
              onClick={() => setOpen("deactivate")}
            >
              停用
            </Button>
          ) : (
            <Button busy={activate.isPending} onClick={() => activate.mutate(true)}>
              恢复
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <Facts account={account} />
        <RightsCard account={account} />
        {account.past.length > 0 && <PastRightsCard rights={account.past} />}
        <section className="card">
          <header>
            <h2>留痕</h2>
          </header>
          <div className="body">
            <History type="account" id={account.id} />
          </div>
        </section>
      </div>
      {open === "grant" && <AccountDialog account={account} onClose={close} />}
      {open === "reset" && <ResetDialog account={account} onClose={close} onIssued={setIssued} />}
      {open === "deactivate" && (
        <Dialog
          title={`停用“${account.name}”的账号？`}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>返回</Button>
              <Button
                tone="danger"
                busy={activate.isPending}
                onClick={() => activate.mutate(false, { onSuccess: close })}
              >
                停用
              </Button>
            </>
          }
        >
          <p>停用后立即退出登录，也不能再登录。权限和所记的内容都保留，随时可以恢复。</p>
        </Dialog>
      )}
      {issued && <IssuedPasswordDialog issued={issued} onClose={() => setIssued(null)} />}
    </Page>
  );
}

function useActivation(id: string) {
  const activate = useMutation({
    mutationFn: (active: boolean) => post(z.object({ ok: z.boolean() }), `/api/accounts/${id}/active`, { active }),
    onSuccess: async (_, active) => {
      say(active ? "已恢复" : "已停用", active ? {} : { action: { label: "撤销", run: () => activate.mutate(true) } });
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  return activate;
}

function Facts({ account }: { account: AccountDetail }) {
  return (
    <section className="card">
      <div className="body">
        <dl className="facts">
          <dt>开通</dt>
          <dd>{formatTime(account.createdAt)}</dd>
          <dt>本人</dt>
          <dd>
            {account.person ? (
              <Link to={`${paths.people({ q: account.person.name })}`}>{account.person.name}</Link>
            ) : (
              <span className="muted">未关联人员</span>
            )}
          </dd>
          <dt>最近登录</dt>
          <dd>{account.lastSignIn ?? <span className="muted">没有登录过</span>}</dd>
        </dl>
      </div>
    </section>
  );
}

type ResetProps = { account: AccountDetail; onClose: () => void; onIssued: (issued: IssuedPassword) => void };

function ResetDialog({ account, onClose, onIssued }: ResetProps) {
  const reset = useMutation({
    mutationFn: () => post(issuedPassword, `/api/accounts/${account.id}/password`),
    onSuccess: async (issued) => {
      onClose();
      onIssued(issued);
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  return (
    <Dialog
      title={`重置“${account.name}”的密码？`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>返回</Button>
          <Button tone="primary" busy={reset.isPending} onClick={() => reset.mutate()}>
            重置密码
          </Button>
        </>
      }
    >
      <p>原密码随即失效，已登录的设备都会退出。新的初始密码只显示一次，本人首次登录须修改。</p>
    </Dialog>
  );
}
