import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  HANDOVER_KIND_NAMES,
  HANDOVER_KINDS,
  type HandoverMade,
  type HandoverPreview,
  handoverMade,
  handoverPreview,
} from "#shared/handovers/contracts.ts";
import { get, newId, post } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useGuard } from "#web/ui/use-guard.ts";
import { IssuedPasswordDialog } from "../accounts/issued-password.tsx";
import { useSession } from "../session/use-session.ts";
import { NOBODY, type Successor, SuccessorField } from "./successor-field.tsx";
import { WorkLink } from "./work-link.tsx";
import "./handover.css";

/** Somebody changes post: what goes over is seen, chosen, and then done in one step. */
export function HandOverPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ["handover-preview", id],
    queryFn: () => get(handoverPreview, `/api/accounts/${id}/handover`),
    // What is being ticked must not change under the hand; the server checks it anew.
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The answer with the first password outlives the preview, which is asked anew once everything has gone over.
  const [made, setMade] = useState<HandoverMade | null>(null);
  const navigate = useNavigate();
  if (made?.issued) {
    return (
      <Page title="工作交接">
        <IssuedPasswordDialog issued={made.issued} onClose={() => void navigate({ to: paths.handover(made.id) })} />
      </Page>
    );
  }
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const done = (result: HandoverMade) =>
    result.issued ? setMade(result) : void navigate({ to: paths.handover(result.id) });
  return <HandOver id={id} preview={query.data} onDone={done} />;
}

type Props = { id: string; preview: HandoverPreview; onDone: (made: HandoverMade) => void };

function HandOver({ id, preview, onDone }: Props) {
  const { today } = useSession();
  const [ids] = useState(() => ({ commandId: newId(), id: newId(), account: newId() }));
  const locked = (right: HandoverPreview["rights"][number]) => preview.self && right.role === "administrator";
  const { form, set, touched } = useForm({
    to: NOBODY as Successor,
    on: today,
    grants: preview.rights.filter((right) => !locked(right)).map((right) => right.id),
    deactivate: false,
    note: "",
  });
  const [asking, setAsking] = useState(false);
  const leave = useGuard(touched);
  const { to, grants } = form;
  const successor =
    to.kind === "known" ? { kind: to.kind, id: to.id } : { kind: to.kind, id: ids.account, ...to.person };
  const command = useFormCommand(
    () =>
      post(handoverMade, `/api/accounts/${id}/handover`, {
        ...{ commandId: ids.commandId, id: ids.id, on: form.on, grants, note: form.note, to: successor },
        deactivate: form.deactivate,
      }),
    {
      said: "已交接",
      onDone: (result) => {
        leave();
        onDone(result);
      },
    },
  );
  const ready = to.kind === "known" ? to.id !== null : to.person.username !== "" && to.person.name !== "";
  const name = to.kind === "known" ? to.name : to.person.name;
  return (
    <Page title={`工作交接：${preview.name}`} sub="先看清移交什么，确认后一次办完">
      <div className="stack">
        <section className="card" aria-labelledby="successor-title">
          <header>
            <h2 id="successor-title">一、交给谁</h2>
          </header>
          <div className="body stack handover-form">
            <SuccessorField from={id} value={to} onChange={(next) => set({ to: next })} problem={command.problem} />
            <TextField
              label="交接日期"
              type="date"
              value={form.on}
              max={today}
              onChange={(on) => set({ on })}
              required
              problem={command.problem("on")}
            />
          </div>
        </section>
        <section className="card" aria-labelledby="rights-title">
          <header>
            <h2 id="rights-title">二、移交的权限</h2>
          </header>
          <div className="body stack handover-form">
            {preview.rights.length === 0 && <p className="muted">没有权限可移交</p>}
            {preview.rights.map((right) => (
              <div key={right.id}>
                <CheckField
                  label={`${right.roleName} · ${right.orgName}`}
                  checked={grants.includes(right.id)}
                  onChange={(checked) => {
                    if (locked(right)) return;
                    set({ grants: checked ? [...grants, right.id] : grants.filter((one) => one !== right.id) });
                  }}
                />
                {locked(right) && <span className="hint">　自己的管理员权限请由另一位管理员移交</span>}
              </div>
            ))}
            <p className="hint">勾选的由接任者取得，{preview.name}随即失去；没有勾选的保留。</p>
          </div>
        </section>
        <WorkCard preview={preview} grants={grants} />
        <section className="card" aria-labelledby="stays-title">
          <header>
            <h2 id="stays-title">四、留在原处的</h2>
          </header>
          <div className="body stack handover-form">
            <p>
              已归档的活动 {preview.stays.filed} 项、已印发的报告 {preview.stays.issued} 份，仍注明由{preview.name}
              登记，接任者按权限查看和更正。
              {preview.stays.views > 0 && `个人的常用筛选 ${preview.stays.views} 个不移交。`}
            </p>
            {preview.active && !preview.self && (
              <CheckField
                label={`同时停用${preview.name}的账号（立即退出登录，可以恢复）`}
                checked={form.deactivate}
                onChange={(deactivate) => set({ deactivate })}
              />
            )}
            <TextAreaField
              label="说明（印在交接清单上，可不填）"
              value={form.note}
              onChange={(note) => set({ note })}
              rows={3}
              maxLength={500}
            />
            {command.general(["on", "username", "name"]) && (
              <p className="problem" role="alert">
                {command.general(["on", "username", "name"])}
              </p>
            )}
            <div>
              <Button tone="primary" disabled={!ready} onClick={() => setAsking(true)}>
                办理交接…
              </Button>
            </div>
          </div>
        </section>
      </div>
      {asking && (
        <Dialog
          title="确认交接？"
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>返回</Button>
              <Button
                tone="primary"
                busy={command.busy}
                onClick={() => {
                  setAsking(false);
                  command.run();
                }}
              >
                确认交接
              </Button>
            </>
          }
        >
          <p>
            {preview.name}的 {grants.length} 项权限移交给{name}
            {to.kind === "new" && "（同时开通账号）"}，立即生效
            {form.deactivate && `；${preview.name}的账号同时停用`}。交接记录不能修改，要退回时反方向再办一次交接。
          </p>
        </Dialog>
      )}
    </Page>
  );
}

/** Unfinished work of each kind; what the chosen rights do not reach stays behind, and is said to. */
function WorkCard({ preview, grants }: { preview: HandoverPreview; grants: readonly string[] }) {
  const total = HANDOVER_KINDS.reduce((sum, kind) => sum + (preview.counts[kind] ?? 0), 0);
  return (
    <section className="card" aria-labelledby="work-title">
      <header>
        <h2 id="work-title">三、未办结的事项（{total} 件）</h2>
      </header>
      {total === 0 ? (
        <p className="empty">{preview.name}登记的事项都已办结</p>
      ) : (
        <>
          <p className="body muted small">
            {HANDOVER_KINDS.filter((kind) => preview.counts[kind])
              .map((kind) => `${HANDOVER_KIND_NAMES[kind]} ${preview.counts[kind]}`)
              .join("，")}
            {preview.work.length < total && "；每类列出最近 500 件"}
          </p>
          <ListTable columns={["类别", "事项", "组织", "状态", "日期", "移交"]}>
            {preview.work.map((work) => (
              <tr key={work.objectId}>
                <td className="nowrap">{HANDOVER_KIND_NAMES[work.kind]}</td>
                <td className="lead">
                  <WorkLink work={work} />
                </td>
                <td>{work.orgName}</td>
                <td className="nowrap">{work.state}</td>
                <td className="nowrap">{work.day}</td>
                <td className="nowrap">
                  {work.grants.some((grant) => grants.includes(grant)) ? (
                    <span className="tag green">移交</span>
                  ) : (
                    <span className="tag amber">所需权限未移交</span>
                  )}
                </td>
              </tr>
            ))}
          </ListTable>
        </>
      )}
    </section>
  );
}
