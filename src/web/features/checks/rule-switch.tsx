type Props = { name: string; on: boolean; disabled?: boolean; onSwitch: (on: boolean) => void };

/** 启用、停用: says in words which of the two it is. */
export function RuleSwitch({ name, on, disabled = false, onSwitch }: Props) {
  return (
    <label className="rule-switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={name}
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <span aria-hidden="true">{on ? "启用" : "停用"}</span>
    </label>
  );
}
