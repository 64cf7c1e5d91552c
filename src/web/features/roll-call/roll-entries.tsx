import { ATTENDANCE_STATUSES, type AttendanceStatus, STATUS_NAMES } from "#shared/activities/contracts.ts";
import type { RollDecision, RollMatch, RosterPerson } from "#shared/roll-call/match-roll-call.ts";

type Props = {
  matches: readonly RollMatch[];
  roster: readonly RosterPerson[];
  decisions: ReadonlyMap<string, RollDecision>;
  onDecide: (name: string, decision: RollDecision | null) => void;
  onStatus: (name: string, status: AttendanceStatus) => void;
};

/** Who stands in the roll call, as it was read: what has to be decided or looked at comes first. */
export function RollEntries({ matches, roster, decisions, onDecide, onStatus }: Props) {
  const rank = ({ kind, entry }: RollMatch) => (kind !== "matched" ? 0 : entry.doubt ? 1 : 2);
  const sorted = [...matches].sort((a, b) => rank(a) - rank(b));
  return (
    <div className="table-wrap roll-entries">
      <table className="list cards">
        <caption className="visually-hidden">接龙里的人</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">情况</th>
            <th scope="col">说明</th>
            <th scope="col">名册</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((match) => {
            const { entry } = match;
            return (
              <tr key={entry.name}>
                <td className="lead">
                  {entry.number !== null && <span className="muted small">{entry.number}. </span>}
                  {entry.name}
                </td>
                <td>
                  <select
                    className="input roll-select"
                    aria-label={`${entry.name}的情况`}
                    value={entry.status}
                    onChange={(event) => onStatus(entry.name, event.target.value as AttendanceStatus)}
                  >
                    {ATTENDANCE_STATUSES.map((status) => (
                      <option key={status} value={status}>
                        {STATUS_NAMES[status]}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  {entry.note}
                  {entry.doubt && <div className="tag amber roll-doubt">{entry.doubt}</div>}
                </td>
                <td>
                  <Meaning
                    match={match}
                    roster={roster}
                    decision={decisions.get(entry.name)}
                    onDecide={(decision) => onDecide(entry.name, decision)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type MeaningProps = {
  match: RollMatch;
  roster: readonly RosterPerson[];
  decision: RollDecision | undefined;
  onDecide: (decision: RollDecision | null) => void;
};

const described = ({ name, post, orgName }: RosterPerson) => `${name}（${post || orgName}）`;

/** Whom a name means. One that nobody has, or several have, is chosen by whoever knows. */
function Meaning({ match, roster, decision, onDecide }: MeaningProps) {
  const { kind, people, entry } = match;
  if (kind === "matched") {
    return <span className="tag green">{people.length > 1 ? `同名 ${people.length} 人` : "已对上"}</span>;
  }
  const others = kind === "several" ? [] : roster.filter((person) => !people.includes(person));
  const value = decision === undefined ? "" : decision.is === "person" ? decision.personId : decision.is;
  return (
    <select
      className="input roll-select"
      aria-label={`${entry.name}是谁`}
      aria-invalid={decision === undefined}
      value={value}
      onChange={(event) => {
        const { value: next } = event.target;
        if (next === "") onDecide(null);
        else if (next === "guest" || next === "nobody") onDecide({ is: next });
        else onDecide({ is: "person", personId: next });
      }}
    >
      <option value="">{kind === "several" ? "名册中有同名，请选定" : "名册中没有，请选定"}</option>
      {people.length > 0 && (
        <optgroup label={kind === "several" ? "同名的人" : "相近的名字"}>
          {people.map((person) => (
            <option key={person.personId} value={person.personId}>
              {described(person)}
            </option>
          ))}
        </optgroup>
      )}
      <option value="guest">列席人员</option>
      <option value="nobody">不计入</option>
      {others.length > 0 && (
        <optgroup label="名册中的其他人">
          {others.map((person) => (
            <option key={person.personId} value={person.personId}>
              {described(person)}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
