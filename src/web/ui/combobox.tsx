import { Combobox } from "@base-ui/react/combobox";
import { useContext, useId, useMemo } from "react";
import { DialogElement } from "./dialog-element.ts";
import "./combobox.css";

export type Choice = { value: string; label: string; hint?: string };

const NONE: readonly Choice[] = [];

type Common = {
  label: string;
  choices: readonly Choice[];
  placeholder?: string;
  required?: boolean;
  problem?: string | undefined;
};

/** Type to find, arrow keys to choose, several at once: accessible by Base UI's Combobox. */
export function MultiCombobox({
  label,
  choices,
  value,
  onChange,
  placeholder,
  required,
  problem,
  known = NONE,
  onInput,
}: Common & {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** what may be chosen already and is not among the choices */
  known?: readonly Choice[];
  /** given where the choices are what the caller found for the words typed */
  onInput?: (text: string) => void;
}) {
  const id = useId();
  const byValue = useMemo(
    () => new Map([...known, ...choices].map((choice) => [choice.value, choice])),
    [known, choices],
  );
  const chosen = value.map((one) => byValue.get(one) ?? { value: one, label: "…" });
  return (
    <div className="field">
      <Label id={id} label={label} required={required} />
      <Combobox.Root
        multiple
        items={[...choices]}
        {...(onInput && { filter: null, onInputValueChange: onInput })}
        value={chosen}
        onValueChange={(next) => onChange(next.map((choice) => choice.value))}
        itemToStringLabel={(choice: Choice) => `${choice.label} ${choice.hint ?? ""}`}
        isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
      >
        <Combobox.Chips className="combo-box">
          {chosen.map((choice) => (
            <Combobox.Chip key={choice.value} className="chip" aria-label={choice.label}>
              {choice.label}
              <Combobox.ChipRemove aria-label={`移除${choice.label}`}>×</Combobox.ChipRemove>
            </Combobox.Chip>
          ))}
          <Combobox.Input
            id={id}
            placeholder={chosen.length === 0 ? placeholder : ""}
            aria-invalid={problem !== undefined}
          />
        </Combobox.Chips>
        <Popup />
      </Combobox.Root>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

export function SingleCombobox({
  label,
  choices,
  value,
  onChange,
  placeholder,
  required,
  problem,
}: Common & {
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const id = useId();
  const chosen = choices.find((choice) => choice.value === value) ?? null;
  return (
    <div className="field">
      <Label id={id} label={label} required={required} />
      <Combobox.Root
        items={[...choices]}
        value={chosen}
        onValueChange={(next) => onChange(next?.value ?? null)}
        itemToStringLabel={(choice: Choice) => choice.label}
        isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
      >
        <Combobox.InputGroup className="combo-box">
          <Combobox.Input id={id} placeholder={placeholder} aria-invalid={problem !== undefined} />
        </Combobox.InputGroup>
        <Popup />
      </Combobox.Root>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

function Label({ id, label, required }: { id: string; label: string; required: boolean | undefined }) {
  return (
    <label htmlFor={id}>
      {label}
      {required && <span className="required"> *</span>}
    </label>
  );
}

function Popup() {
  const dialog = useContext(DialogElement);
  return (
    // null would mean: wait for a container that is still to come
    <Combobox.Portal container={dialog ?? undefined}>
      <Combobox.Positioner sideOffset={4} positionMethod={dialog ? "fixed" : "absolute"}>
        <Combobox.Popup className="combo-popup">
          <Combobox.Empty className="combo-empty">没有匹配的选项</Combobox.Empty>
          <Combobox.List>
            {(choice: Choice) => (
              <Combobox.Item key={choice.value} value={choice} className="combo-item">
                {choice.label}
                {choice.hint && <span className="muted small"> {choice.hint}</span>}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
