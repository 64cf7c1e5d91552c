import { useMemo, useState } from "react";
import type { AttendanceStatus } from "#shared/activities/contracts.ts";
import { errorText } from "#shared/errors.ts";
import {
  matchRollCall,
  type RollDecision,
  type RollResult,
  type RosterPerson,
  rollResult,
  type Unmentioned,
  undecided,
} from "#shared/roll-call/match-roll-call.ts";
import { parseRollCall } from "#shared/roll-call/parse-roll-call.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Loading } from "#web/ui/page.tsx";
import { RollEntries } from "./roll-entries.tsx";
import { UnmentionedPeople } from "./unmentioned-people.tsx";
import "./roll-call.css";

type Props = {
  /** whose roll call it is: the organisation and the day */
  about: string;
  roster: readonly RosterPerson[] | "loading";
  /** whether somebody of the roster may be left out of the attendance altogether */
  mayLeaveOut: boolean;
  onClose: () => void;
  onDone: (result: RollResult) => void;
};

const EXAMPLE = "#接龙\n1. 张示例\n2. 李示例 请假（出差）\n3. 王示例 迟到";

/** A roll call out of a group chat becomes attendance by name: what is clear is matched, the rest is asked. */
export default function RollCallDialog({ about, roster, mayLeaveOut, onClose, onDone }: Props) {
  const [text, setText] = useState("");
  const [decisions, setDecisions] = useState<ReadonlyMap<string, RollDecision>>(new Map());
  const [statuses, setStatuses] = useState<ReadonlyMap<string, AttendanceStatus>>(new Map());
  const [rest, setRest] = useState<Unmentioned | null>(null);
  const people = roster === "loading" ? null : roster;
  const marking = secrecyMarking(text);
  const roll = useMemo(() => {
    const read = parseRollCall(marking === null ? text : "");
    const entries = read.entries.map((entry) => ({ ...entry, status: statuses.get(entry.name) ?? entry.status }));
    return { ...read, entries };
  }, [text, marking, statuses]);
  const { matches, unmentioned } = useMemo(() => matchRollCall(roll, people ?? []), [roll, people]);
  const chosen = new Set([...decisions.values()].flatMap((one) => (one.is === "person" ? [one.personId] : [])));
  const left = unmentioned.filter(({ personId }) => !chosen.has(personId));
  const open = undecided(matches, decisions).length;
  const result = people ? rollResult(roll, people, decisions, rest ?? "unrecorded") : null;
  const came = result?.people.filter(({ status }) => status === "present" || status === "late").length ?? 0;
  const why =
    roll.entries.length === 0
      ? "请先粘贴接龙"
      : open > 0
        ? `还有 ${open} 个名字要选定`
        : left.length > 0 && rest === null
          ? `请选择没有提到的 ${left.length} 人怎么记`
          : null;
  const decide = (name: string, decision: RollDecision | null) => {
    const next = new Map(decisions);
    if (decision === null) next.delete(name);
    else next.set(name, decision);
    setDecisions(next);
  };
  return (
    <Dialog
      title={`粘贴接龙：${about}`}
      kind="dialog wide"
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <span className="muted small roll-foot" role="status">
            {why ?? `应到 ${result?.people.length ?? 0} 人，实到 ${came} 人`}
          </span>
          <CloseButton />
          <Button tone="primary" disabled={why !== null || result === null} onClick={() => result && onDone(result)}>
            用作出勤
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field
          label="群里的接龙"
          hint="整段粘贴即可：编号、表情、“请假（原因）”“迟到”“线上”都认得，一行几个人也行"
          problem={marking === null ? undefined : errorText("secret-marking", { marking })}
        >
          {(tie) => (
            <textarea
              {...tie}
              className="input roll-text"
              rows={6}
              placeholder={EXAMPLE}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {people === null && <Loading />}
        {people?.length === 0 && (
          <p className="notice amber">这个组织当日没有名册，不能点名。请先登记人员，或只填人数。</p>
        )}
        {people && people.length > 0 && roll.entries.length > 0 && (
          <>
            <RollEntries
              matches={matches}
              roster={people}
              decisions={decisions}
              onDecide={decide}
              onStatus={(name, status) => setStatuses(new Map(statuses).set(name, status))}
            />
            {roll.guests.length > 0 && <p className="small">列席：{roll.guests.join("、")}</p>}
            {roll.unread.length > 0 && (
              <div className="notice amber">
                <p>这几行里没有认出姓名，不计入：</p>
                <ul className="roll-unread">
                  {roll.unread.map((line, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text, which may be alike
                    <li key={index}>{line}</li>
                  ))}
                </ul>
              </div>
            )}
            <UnmentionedPeople people={left} value={rest} onChange={setRest} mayLeaveOut={mayLeaveOut} />
          </>
        )}
      </div>
    </Dialog>
  );
}
