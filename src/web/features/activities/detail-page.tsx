import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { type ActivityDetail, PURPOSE_NAMES, ROLE_NAMES } from "#shared/activities/contracts.ts";
import { fieldText } from "#shared/catalogue/field-values.ts";
import { fieldsOf, keepsOf, kindName } from "#shared/catalogue/kinds.ts";
import { post } from "#web/api/client.ts";
import { activityDetailQuery, queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { formatTime, History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { RecognitionsCard } from "../recognitions/recognitions-card.tsx";
import { ActivityDocuments } from "./activity-documents.tsx";
import { ActivityFigures } from "./activity-figures.tsx";
import { StateTag } from "./activity-table.tsx";
import { AttendanceList } from "./attendance-list.tsx";

const done = z.object({ ok: z.literal(true) });

export function ActivityDetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(activityDetailQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Detail activity={query.data} />;
}

function useStep(activity: ActivityDetail, step: string, said: string) {
  return useMutation({
    mutationFn: (body: object) =>
      post(done, `/api/activities/${activity.id}/${step}`, { revision: activity.revision, ...body }),
    onSuccess: async () => {
      say(said);
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
}

function Detail({ activity }: { activity: ActivityDetail }) {
  const file = useStep(activity, "file", "已归档，计入数据");
  const reopen = useStep(activity, "reopen", "已退回修改");
  const [cancelling, setCancelling] = useState(false);
  const { state, can } = activity;
  return (
    <Page
      title={activity.title}
      sub={
        <span className="row">
          <StateTag state={state} /> {activity.kinds.map(kindName).join("、")}
          {activity.recordedLate && <span className="tag amber">补录</span>}
        </span>
      }
      actions={
        can.edit && (
          <>
            {(state === "held" || state === "planned") && (
              <Button tone="primary" busy={file.isPending} onClick={() => file.mutate({})}>
                归档
              </Button>
            )}
            {state !== "cancelled" && keepsOf(activity.kinds) === "all" && (
              <Link className="button" to={paths.signInSheet(activity.id)}>
                签到表
              </Link>
            )}
            {state !== "cancelled" && (
              <Link className="button" to={paths.editActivity(activity.id)}>
                修改
              </Link>
            )}
            {(state === "filed" || state === "cancelled") && (
              <Button busy={reopen.isPending} onClick={() => reopen.mutate({})}>
                {state === "filed" ? "退回修改" : "恢复"}
              </Button>
            )}
            {state !== "cancelled" && (
              <Button tone="danger" onClick={() => setCancelling(true)}>
                取消活动
              </Button>
            )}
          </>
        )
      }
    >
      <div className="stack">
        {activity.cancelReason && state === "cancelled" && (
          <div className="notice amber">已取消：{activity.cancelReason}</div>
        )}
        {state === "held" && <div className="notice amber">尚未归档，未计入任何数据。</div>}
        <section className="card">
          <div className="body">
            <Facts activity={activity} />
          </div>
        </section>
        <ActivityDocuments id={activity.id} />
        <ActivityFigures id={activity.id} />
        <RecognitionsCard filter={{ activity: activity.id }} />
        {activity.attendance.length > 0 && <AttendanceList activity={activity} />}
        <Attachments activity={activity} />
        <section className="card">
          <header>
            <h2>留痕</h2>
          </header>
          <div className="body">
            <History type="activity" id={activity.id} />
          </div>
        </section>
      </div>
      {cancelling && <CancelDialog activity={activity} onClose={() => setCancelling(false)} />}
    </Page>
  );
}

function Facts({ activity }: { activity: ActivityDetail }) {
  const days =
    activity.endsOn && activity.endsOn !== activity.heldOn
      ? `${activity.heldOn} 至 ${activity.endsOn}`
      : activity.heldOn;
  const time = [activity.startTime, activity.endTime].filter(Boolean).join("—");
  const rows: [string, ReactNode][] = [
    ["时间", `${days}　${time}`],
    ...(["host", "cohost", "participant", "guided"] as const).map((role): [string, string] => [
      ROLE_NAMES[role],
      activity.orgs
        .filter((org) => org.role === role)
        .map((org) => org.name)
        .join("、"),
    ]),
    ["地点", activity.place],
    ["主持人", activity.chair],
    [
      "出勤",
      activity.present === null
        ? "没有出勤记录"
        : `应到 ${activity.expected ?? "未填"}，实到 ${activity.present}${activity.attendanceMode === "headcount" ? "（只报人数）" : ""}`,
    ],
    ["列席", activity.guests > 0 ? `${activity.guests} 人　${activity.guestsNote}` : ""],
    ["主题", activity.themes.map((theme) => theme.name).join("、")],
    ["专项", activity.programme && <Link to={paths.programme(activity.programme.id)}>{activity.programme.name}</Link>],
    ["队伍", activity.groups.length > 0 && <GroupLinks groups={activity.groups} />],
    ["内容", activity.summary],
    ...fieldsOf(activity.kinds).map((field): [string, string] => {
      const value = activity.fields[field.id];
      return [field.label, value === undefined ? "" : fieldText(field, value)];
    }),
    [
      "录入",
      `${formatTime(activity.recordedAt)}${activity.recordedLate ? `（活动日期 ${activity.heldOn}，事后补录）` : ""}`,
    ],
  ];
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd style={{ whiteSpace: "pre-wrap" }}>{value}</dd>
          </div>
        ))}
      {activity.importPlace && (
        <div style={{ display: "contents" }}>
          <dt>来源</dt>
          <dd>
            导入自{" "}
            {activity.importFileId ? (
              <a href={`/api/files/${activity.importFileId}`}>{activity.importPlace}</a>
            ) : (
              activity.importPlace
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function GroupLinks({ groups }: { groups: ActivityDetail["groups"] }) {
  return (
    <span className="row">
      {groups.map(({ id, name }) => (
        <Link key={id} to={paths.group(id)}>
          {name}
        </Link>
      ))}
    </span>
  );
}

function Attachments({ activity }: { activity: ActivityDetail }) {
  if (activity.attachments.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>附件</h2>
      </header>
      <ul className="body stack" style={{ margin: 0, listStyle: "none" }}>
        {activity.attachments.map((file) => (
          <li key={file.fileId}>
            <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer">
              {file.name}
            </a>{" "}
            <span className="tag">{PURPOSE_NAMES[file.purpose]}</span>{" "}
            <span className="muted small">{Math.ceil(file.size / 1024)} KB</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CancelDialog({ activity, onClose }: { activity: ActivityDetail; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const cancel = useStep(activity, "cancel", "活动已取消");
  return (
    <Dialog
      title="取消活动"
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton>不取消</CloseButton>
          <Button
            tone="primary"
            disabled={reason.trim().length < 2}
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ reason }, { onSuccess: onClose })}
          >
            确认取消
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: "0.8rem" }}>取消后不再计入数据，已印发报告中用到它的数字会标为失效；可以随时恢复。</p>
      <TextField label="原因" value={reason} onChange={setReason} required placeholder="如：与全区会议冲突，改期举行" />
    </Dialog>
  );
}
