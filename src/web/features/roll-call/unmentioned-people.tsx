import type { RosterPerson, Unmentioned } from "#shared/roll-call/match-roll-call.ts";

type Props = {
  people: readonly RosterPerson[];
  value: Unmentioned | null;
  onChange: (value: Unmentioned) => void;
  mayLeaveOut: boolean;
};

const CHOICES: readonly { value: Unmentioned; label: string }[] = [
  { value: "absent", label: "都记缺席" },
  { value: "present", label: "都记到会（接龙里只写了没来的）" },
  { value: "unrecorded", label: "不记录（不列入应到）" },
];

/** Whom nobody mentioned: decided for all of them in one go. */
export function UnmentionedPeople({ people, value, onChange, mayLeaveOut }: Props) {
  if (people.length === 0) return null;
  return (
    <fieldset className="roll-rest">
      <legend>接龙里没有提到的 {people.length} 人</legend>
      <p className="small">{people.map(({ name }) => name).join("、")}</p>
      {CHOICES.filter((choice) => mayLeaveOut || choice.value !== "unrecorded").map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name="roll-rest"
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />{" "}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
