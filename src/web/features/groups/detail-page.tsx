import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { activityPage, activityQuery } from "#shared/activities/contracts.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import type { GroupDetail } from "#shared/groups/contracts.ts";
import { groupKindName } from "#shared/groups/kinds.ts";
import { get, post, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { History } from "#web/ui/history.tsx";
import { Failed, Loading, Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useStep } from "#web/ui/use-step.ts";
import { ActivityTable } from "../activities/activity-table.tsx";
import { RecognitionsCard } from "../recognitions/recognitions-card.tsx";
import { useSession } from "../session/use-session.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { groupDetailQuery } from "./group-queries.ts";
import { MembersCard } from "./members-card.tsx";

const ok = z.object({ ok: z.literal(true) });

export function GroupDetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(groupDetailQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Detail group={query.data} />;
}

function Detail({ group }: { group: GroupDetail }) {
  const session = useSession();
  const [open, setOpen] = useState<"edit" | "dissolve" | null>(null);
  const restore = useStep(`/api/groups/${group.id}/restore`, "已恢复");
  const { can, dissolvedOn } = group;
  return (
    <Page
      title={group.name}
      sub={
        <span className="row">
          <span className="tag blue">{groupKindName(group.kind)}</span>
          {group.orgName}　{group.foundedOn} 成立
          {dissolvedOn && <span className="tag">{dissolvedOn} 撤销</span>}
        </span>
      }
      actions={
        <>
          {dissolvedOn === null && session.can.includes("activity.record") && (
            <Link className="button primary" to={paths.recordOfGroup(group.id)}>
              记录活动
            </Link>
          )}
          {can.edit && <Button onClick={() => setOpen("edit")}>修改</Button>}
          {can.edit &&
            (dissolvedOn === null ? (
              <Button tone="danger" onClick={() => setOpen("dissolve")}>
                撤销队伍
              </Button>
            ) : (
              <Button busy={restore.isPending} onClick={() => restore.mutate({ revision: group.revision })}>
                恢复
              </Button>
            ))}
        </>
      }
    >
      <div className="stack">
        <Facts group={group} />
        {can.people && <MembersCard group={group} />}
        <ActivitiesCard group={group} />
        <RecognitionsCard filter={{ group: group.id }} />
        <section className="card">
          <header>
            <h2>留痕</h2>
          </header>
          <div className="body">
            <History type="group" id={group.id} />
          </div>
        </section>
      </div>
      {open === "edit" && <GroupDialog group={group} onClose={() => setOpen(null)} onDone={() => setOpen(null)} />}
      {open === "dissolve" && <DissolveDialog group={group} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Facts({ group }: { group: GroupDetail }) {
  const { duties, document, programme } = group;
  if (!duties && !document && !programme) return null;
  return (
    <section className="card">
      <div className="body">
        <dl className="facts">
          {duties && (
            <>
              <dt>职责</dt>
              <dd style={{ whiteSpace: "pre-wrap" }}>{duties}</dd>
            </>
          )}
          {document && (
            <>
              <dt>依据文件</dt>
              <dd>
                {document.title === null ? (
                  <span className="muted">（无权查看的文件）</span>
                ) : (
                  <Link to={paths.document(document.id)}>{document.title}</Link>
                )}
              </dd>
            </>
          )}
          {programme && (
            <>
              <dt>所属专项</dt>
              <dd>
                <Link to={paths.programme(programme.id)}>{programme.name}</Link>
              </dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}

/** What the group took part in: each count opens the very records, the latest stand below. */
function ActivitiesCard({ group }: { group: GroupDetail }) {
  const filter = activityQuery.parse({ group: group.id });
  const list = useQuery({
    queryKey: ["activities", "of-group", group.id],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter: JSON.stringify(filter), limit: 10 })}`),
  });
  const rows = list.data?.rows ?? [];
  const filed = (kinds: string[] = []) => paths.activities({ group: group.id, states: ["filed"], kinds });
  return (
    <section className="card" aria-labelledby="activities-title">
      <header>
        <h2 id="activities-title">参加的活动</h2>
        {rows.length > 0 && <Link to={paths.activities({ group: group.id })}>全部活动</Link>}
      </header>
      {group.kinds.length > 0 && (
        <ListTable columns={["类型", "已归档次数#", "参加人次#"]}>
          {group.kinds.map(({ kind, occasions, attendances }) => (
            <tr key={kind}>
              <td className="lead">{kindName(kind)}</td>
              <td className="num" data-label="已归档次数">
                <Link className="figure" to={filed([kind])}>
                  {occasions}
                </Link>
              </td>
              <td className="num" data-label="参加人次">
                <Link className="figure" to={filed([kind])}>
                  {attendances ?? "缺数据"}
                </Link>
              </td>
            </tr>
          ))}
          {group.kinds.length > 1 && (
            <tr>
              <td className="lead">合计（兼有几种类型的只计一次）</td>
              <td className="num" data-label="已归档次数">
                <Link className="figure" to={filed()}>
                  {group.activities}
                </Link>
              </td>
              <td />
            </tr>
          )}
        </ListTable>
      )}
      {list.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failed error={list.error} retry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <p className="empty">还没有记录过这支队伍参加的活动</p>
      ) : (
        <ActivityTable rows={rows} />
      )}
    </section>
  );
}

function DissolveDialog({ group, onClose }: { group: GroupDetail; onClose: () => void }) {
  const { today } = useSession();
  const { form, set, touched } = useForm({ dissolvedOn: today, reason: "" });
  const command = useFormCommand(
    () => post(ok, `/api/groups/${group.id}/dissolve`, { revision: group.revision, ...form }),
    { said: "已撤销，可随时恢复", onDone: onClose },
  );
  return (
    <FormDialog
      title="撤销队伍"
      label="确认撤销"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={touched}
      problem={command.general(["dissolvedOn", "reason"])}
    >
      <p>撤销以后不再参加新的活动，也不再有成员；过去的成员和活动都保留。</p>
      <TextField
        label="自哪天起撤销"
        type="date"
        value={form.dissolvedOn}
        onChange={(dissolvedOn) => set({ dissolvedOn })}
        required
        problem={command.problem("dissolvedOn")}
      />
      <TextField
        label="原因"
        value={form.reason}
        onChange={(reason) => set({ reason })}
        maxLength={200}
        problem={command.problem("reason")}
      />
    </FormDialog>
  );
}
