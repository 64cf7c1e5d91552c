import { useQuery } from "@tanstack/react-query";
import { OWN_TERM_RULE, type OwnTerm } from "#shared/checks/rule-contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { say } from "#web/ui/toast.tsx";
import { rulesQuery } from "./check-queries.ts";
import type { Rule } from "./rule-filter.ts";
import { useRuleStep, useTermStep } from "./rule-steps.ts";

/** By which rule something was found, with the way to be rid of it for good. */
export function RuleFoot({ id }: { id: string }) {
  const { data } = useQuery(rulesQuery);
  if (!data) return null;
  const rule = data.rules.find((one) => one.id === id);
  if (rule) return <OfRelease rule={rule} mayChange={data.can.change} />;
  const term = data.terms.find((one) => id === `${OWN_TERM_RULE}${one.id}`);
  return term ? <OfDistrict term={term} mayChange={data.can.change} /> : null;
}

function OfRelease({ rule, mayChange }: { rule: Rule; mayChange: boolean }) {
  const { id, name, familyName, standard, severity, shown } = rule;
  const step = useRuleStep();
  const set = (next: boolean) =>
    step.mutate({ id, shown: next }, { onSuccess: () => said(next, name, () => step.mutate({ id, shown: !next })) });
  // a matter of style is off as it comes: it stands here because one asked for all of them
  const isOn = shown || severity === "hint";
  return (
    <Foot
      words={`规则：${familyName} · ${name}（${standard}）`}
      on={isOn}
      what="这条规则"
      {...(mayChange && (shown || severity !== "hint") && { onSwitch: () => set(!shown), busy: step.isPending })}
    />
  );
}

function OfDistrict({ term, mayChange }: { term: OwnTerm; mayChange: boolean }) {
  const { wrong, correct, note, off } = term;
  const step = useTermStep();
  const set = (next: boolean) =>
    step.mutate(
      { ...term, off: !next },
      {
        onSuccess: () => said(next, wrong, () => step.mutate({ ...term, off: next, revision: term.revision + 1 })),
      },
    );
  return (
    <Foot
      words={`规则：本区词条 · “${wrong}”应为“${correct}”${note && `（${note}）`}`}
      on={!off}
      what="这个词条"
      {...(mayChange && { onSwitch: () => set(off), busy: step.isPending })}
    />
  );
}

function said(on: boolean, name: string, undo: () => void): void {
  const told = on ? `已启用“${name}”，重新核对后提示` : `已停用“${name}”，重新核对后不再提示`;
  say(told, { action: { label: "撤销", run: undo } });
}

type FootProps = { words: string; on: boolean; what: string; onSwitch?: () => void; busy?: boolean };

function Foot({ words, on, what, onSwitch, busy = false }: FootProps) {
  return (
    <div className="point-part rule-foot">
      <p className="muted small">
        {words}
        {!on && "，已停用"}
      </p>
      {onSwitch && (
        <Button tone="quiet" busy={busy} onClick={onSwitch}>
          {on ? `停用${what}` : `启用${what}`}
        </Button>
      )}
    </div>
  );
}
