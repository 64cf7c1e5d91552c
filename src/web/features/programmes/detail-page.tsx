import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { type ActivityRow, activityQuery } from "#shared/activities/contracts.ts";
import { groupKindName } from "#shared/groups/kinds.ts";
import { type ProgrammeDetail, programmeKindName } from "#shared/programmes/contracts.ts";
import { post } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useSelection } from "#web/ui/use-selection.ts";
import { useStep } from "#web/ui/use-step.ts";
import { ActivityTable } from "../activities/activity-table.tsx";
import { BulkBar } from "../activities/bulk-bar.tsx";
import { useSession } from "../session/use-session.ts";
import { useActivities } from "./collect-page.tsx";
import { FiguresCard } from "./figures-card.tsx";
import { ClosedTag } from "./list-page.tsx";
import { ProgrammeDialog } from "./programme-dialog.tsx";
import { programmeQuery } from "./programme-queries.ts";

export function ProgrammeDetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(programmeQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Detail programme={query.data} />;
}

function Detail({ programme }: { programme: ProgrammeDetail }) {
  const session = useSession();
  const [open, setOpen] = useState<"edit" | "close" | null>(null);
  const reopen = useStep(`/api/programmes/${programme.id}/reopen`, "已恢复进行");
  const { can, closedOn } = programme;
  return (
    <Page
      title={programme.name}
      sub={
        <span className="row">
          <ClosedTag closedOn={closedOn} />
          {programmeKindName(programme.kind)}　{programme.orgName}牵头　{programme.startsOn} 至{" "}
          {programme.endsOn ?? "今"}
        </span>
      }
      actions={
        <>
          {session.can.includes("activity.record") && (
            <Link className="button primary" to={paths.collect(programme.id)}>
              把已有活动归入专项
            </Link>
          )}
          {can.edit && <Button onClick={() => setOpen("edit")}>修改</Button>}
          {can.edit &&
            (closedOn === null ? (
              <Button onClick={() => setOpen("close")}>结项</Button>
            ) : (
              <Button busy={reopen.isPending} onClick={() => reopen.mutate({ revision: programme.revision })}>
                恢复进行
              </Button>
            ))}
        </>
      }
    >
      <div className="stack">
        <Facts programme={programme} />
        <FiguresCard programme={programme} />
        <ActivitiesCard programme={programme} />
        {can.edit && (
          <section className="card">
            <header>
              <h2>留痕</h2>
            </header>
            <div className="body">
              <History type="programme" id={programme.id} />
            </div>
          </section>
        )}
      </div>
      {open === "edit" && (
        <ProgrammeDialog programme={programme} onClose={() => setOpen(null)} onDone={() => setOpen(null)} />
      )}
      {open === "close" && <CloseDialog programme={programme} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Facts({ programme }: { programme: ProgrammeDetail }) {
  const { purpose, closedNote, documents, files, groups } = programme;
  if (!purpose && !closedNote && documents.length + files.length + groups.length === 0) return null;
  return (
    <section className="card">
      <div className="body">
        <dl className="facts">
          {purpose && (
            <>
              <dt>目的</dt>
              <dd style={{ whiteSpace: "pre-wrap" }}>{purpose}</dd>
            </>
          )}
          {closedNote && (
            <>
              <dt>结项说明</dt>
              <dd style={{ whiteSpace: "pre-wrap" }}>{closedNote}</dd>
            </>
          )}
          {groups.length > 0 && (
            <>
              <dt>队伍</dt>
              <dd>
                <ul className="plain-list">
                  {groups.map((group) => (
                    <li key={group.id}>
                      <Link to={paths.group(group.id)}>{group.name}</Link>
                      <span className="muted small">
                        {groupKindName(group.kind)}　{group.orgName}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {documents.length > 0 && (
            <>
              <dt>文件</dt>
              <dd>
                <ul className="plain-list">
                  {documents.map(({ id, title }) => (
                    <li key={id}>
                      {title === null ? (
                        <span className="muted">（无权查看的文件）</span>
                      ) : (
                        <Link to={paths.document(id)}>{title}</Link>
                      )}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {files.length > 0 && (
            <>
              <dt>附件</dt>
              <dd>
                <ul className="plain-list">
                  {files.map(({ fileId, name, size }) => (
                    <li key={fileId}>
                      <a href={`/api/files/${fileId}`} target="_blank" rel="noreferrer">
                        {name}
                      </a>
                      <span className="muted small">{Math.ceil(size / 1024)} KB</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}

/** Everything in the programme, filed or not; what was put in by mistake is taken out in one step. */
function ActivitiesCard({ programme }: { programme: ProgrammeDetail }) {
  const session = useSession();
  const mayRecord = session.can.includes("activity.record");
  const selection = useSelection<ActivityRow>();
  const list = useActivities(activityQuery.parse({ programme: programme.id }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <div>
      <PagedList
        query={list}
        count={rows.length}
        empty="还没有活动归入这个专项"
        head={
          <header>
            <h2>
              活动
              {total && (
                <span className="muted small" style={{ fontWeight: 400 }}>
                  {" "}
                  {total.count.toLocaleString("zh-CN")}
                  {total.more ? "+" : ""} 项
                </span>
              )}
            </h2>
            {rows.length > 0 && <Link to={paths.activities({ programme: programme.id })}>筛选、导出</Link>}
          </header>
        }
      >
        <ActivityTable rows={rows} selection={mayRecord ? selection : undefined} />
      </PagedList>
      {mayRecord && <BulkBar selection={selection} only={{ step: "clear-programme", programme: programme.id }} />}
    </div>
  );
}

function CloseDialog({ programme, onClose }: { programme: ProgrammeDetail; onClose: () => void }) {
  const { today } = useSession();
  const { form, set, touched } = useForm({ closedOn: today, note: "" });
  const command = useFormCommand(
    () =>
      post(z.object({ ok: z.literal(true) }), `/api/programmes/${programme.id}/close`, {
        ...{ revision: programme.revision, ...form },
      }),
    { said: "已结项，可随时恢复", onDone: onClose },
  );
  return (
    <FormDialog
      title="结项"
      label="结项"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      touched={touched}
      problem={command.general(["closedOn", "note"])}
    >
      <p>结项以后不能再归入此后的活动；已在专项中的活动和数据不变。</p>
      <TextField
        label="结项日期"
        type="date"
        value={form.closedOn}
        onChange={(closedOn) => set({ closedOn })}
        required
        problem={command.problem("closedOn")}
      />
      <TextAreaField
        label="结项说明"
        value={form.note}
        onChange={(note) => set({ note })}
        maxLength={1000}
        problem={command.problem("note")}
      />
    </FormDialog>
  );
}
