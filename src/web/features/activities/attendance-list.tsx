import { type ActivityDetail, ATTENDANCE_STATUSES, STATUS_NAMES } from "#shared/activities/contracts.ts";

/** Names by status; who was there stands first. */
export function AttendanceList({ activity }: { activity: ActivityDetail }) {
  return (
    <section className="card">
      <header>
        <h2>出勤名单</h2>
        <span className="muted small">姓名按机构和姓氏笔画排列</span>
      </header>
      <dl className="facts body" style={{ padding: "1rem 1.2rem" }}>
        {ATTENDANCE_STATUSES.map((status) => {
          const people = activity.attendance.filter((person) => person.status === status);
          if (people.length === 0) return null;
          return (
            <div key={status} style={{ display: "contents" }}>
              <dt>
                {STATUS_NAMES[status]} {people.length}
              </dt>
              <dd>
                {people.map((person) => (person.note ? `${person.name}（${person.note}）` : person.name)).join("、")}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
