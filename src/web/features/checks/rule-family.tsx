import { memo, useState } from "react";
import { Button } from "#web/ui/button.tsx";
import type { Rule, RuleFamily } from "./rule-filter.ts";
import { useRuleStep } from "./rule-steps.ts";
import { RuleSwitch } from "./rule-switch.tsx";
import { ToneTag } from "./tone-sign.tsx";

/** As many as are looked through at a time; the lexicon has hundreds. */
const AT_ONCE = 100;
/** Names that fill the line of a folded family. */
const PREVIEWED = 6;

type Props = { family: RuleFamily; unfolded: boolean; mayChange: boolean };

/** One family, folded; its rules are drawn when it is opened. */
export function RuleFamilySection({ family: { name, rules, off }, unfolded, mayChange }: Props) {
  const [open, setOpen] = useState(unfolded);
  const [limit, setLimit] = useState(AT_ONCE);
  const { mutate } = useRuleStep();
  const more = rules.length - limit;
  return (
    <details className="rule-family" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{name}</h2>
        <span className="muted">{rules.length} 条</span>
        {off > 0 && <span className="tag amber">停用 {off} 条</span>}
        <span className="rule-names muted small" aria-hidden="true">
          {rules
            .slice(0, PREVIEWED)
            .map((rule) => rule.name)
            .join("　")}
        </span>
      </summary>
      {open && (
        <ul className="rule-list">
          {rules.slice(0, limit).map((rule) => (
            <RuleLine key={rule.id} rule={rule} mayChange={mayChange} onSwitch={mutate} />
          ))}
        </ul>
      )}
      {open && more > 0 && (
        <div className="row rule-more">
          <Button onClick={() => setLimit(limit + AT_ONCE)}>再显示 {Math.min(more, AT_ONCE)} 条</Button>
          <span className="muted small">还有 {more} 条</span>
        </div>
      )}
    </details>
  );
}

type LineProps = { rule: Rule; mayChange: boolean; onSwitch: (step: { id: string; shown: boolean }) => void };

const RuleLine = memo(function RuleLine({ rule: { id, name, severity, standard, shown }, ...props }: LineProps) {
  const { mayChange, onSwitch } = props;
  return (
    <li className={shown ? undefined : "off"}>
      <span className="rule-weight">
        <ToneTag tone={severity} />
      </span>
      <span className="rule-name">{name}</span>
      <span className="rule-standard muted small">{standard}</span>
      <RuleSwitch name={name} on={shown} disabled={!mayChange} onSwitch={(on) => onSwitch({ id, shown: on })} />
    </li>
  );
});
