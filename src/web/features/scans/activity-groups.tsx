import { Link } from "@tanstack/react-router";
import type { ScanActivity, ScanBatch, ScanPage } from "#shared/scans/contracts.ts";
import { paths } from "#web/paths.ts";
import { StateTag } from "../activities/activity-table.tsx";
import { PageThumb } from "./page-thumb.tsx";

type Props = { batch: ScanBatch; onOpen: (page: ScanPage) => void };

/** The pages by the activity they go to, and what was left out. */
export function ActivityGroups({ batch, onOpen }: Props) {
  const groups = batch.activities
    .map((activity) => ({ activity, pages: batch.pages.filter((page) => page.activityId === activity.id) }))
    .filter(({ pages }) => pages.length > 0);
  const leftOut = batch.pages.filter((page) => page.placed === "left_out");
  return (
    <>
      {groups.length > 0 && (
        <div className="card">
          <header>
            <h2>{batch.state === "attached" ? "已归入的活动" : "认出的活动"}</h2>
            <span className="muted small">{groups.length} 项</span>
          </header>
          {groups.map(({ activity, pages }) => (
            <section key={activity.id} className="scan-group" aria-label={activity.title}>
              <div className="about">
                <h3>
                  <Link to={paths.activity(activity.id)}>{activity.title}</Link>
                </h3>
                <p className="muted">
                  {activity.heldOn}　{activity.hosts.join("、")}
                </p>
                <p>
                  <StateTag state={activity.state} /> <span className="muted small">{pages.length} 页</span>
                </p>
                <Notes activity={activity} />
                <Parts batch={batch} activity={activity.id} />
              </div>
              <Thumbs batch={batch} pages={pages} onOpen={onOpen} />
            </section>
          ))}
        </div>
      )}
      {leftOut.length > 0 && (
        <section className="card" aria-label="不要的页">
          <header>
            <h2>不要的页</h2>
            <span className="muted small">
              {leftOut.length} 页{batch.state === "sorting" && "，打开可以恢复"}
            </span>
          </header>
          <div className="body">
            <Thumbs batch={batch} pages={leftOut} onOpen={onOpen} />
          </div>
        </section>
      )}
    </>
  );
}

function Thumbs({ batch, pages, onOpen }: Props & { pages: readonly ScanPage[] }) {
  return (
    <ul className="scan-thumbs">
      {pages.map((page) => (
        <li key={`${page.fileId} ${page.page}`}>
          <PageThumb batch={batch} page={page} onOpen={() => onOpen(page)} />
        </li>
      ))}
    </ul>
  );
}

/** What is still to be done about the activity itself; nothing of it is done from a scan. */
function Notes({ activity }: { activity: ScanActivity }) {
  const { id, state, hasAttendance } = activity;
  if (state === "filed" && hasAttendance) return null;
  return (
    <p className="small linked">
      {state === "cancelled" && "这项活动已取消，签到表仍可归入，但不计入数据。"}
      {(state === "held" || state === "planned") && (
        <>
          尚未归档，未计入数据；<Link to={paths.activity(id)}>去归档</Link>。
        </>
      )}
      {!hasAttendance && state !== "cancelled" && (
        <>
          还没有出勤情况，人数不从扫描件读取；<Link to={paths.editActivity(id)}>补录实到人数</Link>。
        </>
      )}
    </p>
  );
}

function Parts({ batch, activity }: { batch: ScanBatch; activity: string }) {
  const parts = batch.parts.filter((part) => part.activityId === activity);
  if (batch.state !== "attached") return null;
  if (parts.length === 0) return <p className="muted small">内容相同的签到表此前已在活动中，没有重复归入</p>;
  return (
    <ul className="scan-uploads small">
      {parts.map((part) => (
        <li key={part.fileId}>
          <a href={`/api/files/${part.fileId}`} target="_blank" rel="noreferrer">
            {part.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
