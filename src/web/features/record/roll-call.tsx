import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ATTENDANCE_STATUSES, type AttendanceStatus, expectedPerson } from "#shared/activities/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { Loading } from "#web/ui/page.tsx";
import type { Expected, RecordForm } from "./form.ts";

const SHORT: Record<AttendanceStatus, string> = { present: "到", late: "迟", excused: "假", absent: "缺" };
const FULL: Record<AttendanceStatus, string> = { present: "到会", late: "迟到", excused: "请假", absent: "缺席" };

/** Everyone expected on that day at an activity of these organisations. */
export function useExpected(orgs: readonly string[], kind: string, date: string, enabled: boolean) {
  return useQuery({
    queryKey: ["expected", orgs, kind, date],
    queryFn: () =>
      get(z.array(expectedPerson), `/api/activities/expected${queryString({ orgs: orgs.join(","), kind, date })}`),
    enabled: enabled && orgs.length > 0 && date !== "",
    staleTime: 60_000,
  });
}

type Props = {
  people: readonly Expected[] | undefined;
  pending: boolean;
  marks: RecordForm["marks"];
  onMark: (marks: RecordForm["marks"]) => void;
};

/** Everyone is preset present; one marks who was late, excused or absent. */
export function RollCall({ people, pending, marks, onMark }: Props) {
  if (pending) return <Loading />;
  if (!people || people.length === 0) {
    return <p className="muted">该组织当日没有应到人员名册。可改用“报人数”，或请管理员先导入人员。</p>;
  }
  const away = people.filter((person) =>
    ["excused", "absent"].includes(marks[person.personId]?.status ?? "present"),
  ).length;
  const mark = (id: string, status: AttendanceStatus) => {
    const next = { ...marks };
    if (status === "present") delete next[id];
    else next[id] = { status, note: next[id]?.note ?? "" };
    onMark(next);
  };
  return (
    <div>
      <p aria-live="polite">
        应到 <b>{people.length}</b> 人，实到 <b>{people.length - away}</b> 人
        <span className="muted small">　默认全部到会，只需标出迟到、请假、缺席</span>
      </p>
      <ul className="roll">
        {people.map((person, index) => (
          <li key={person.personId}>
            <span className="name">
              {person.name}
              <span className="muted small">
                {" "}
                {person.post}
                {person.orgName !== people[index - 1]?.orgName ? ` ${person.orgName}` : ""}
              </span>
            </span>
            <fieldset className="segments">
              <legend className="visually-hidden">{person.name}</legend>
              {ATTENDANCE_STATUSES.map((status) => (
                <label key={status} className={status === "present" ? "" : "warn"} title={FULL[status]}>
                  <input
                    type="radio"
                    name={`mark-${person.personId}`}
                    aria-label={FULL[status]}
                    checked={(marks[person.personId]?.status ?? "present") === status}
                    onChange={() => mark(person.personId, status)}
                  />
                  {SHORT[status]}
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </div>
  );
}
