import { Link } from "@tanstack/react-router";
import type { CheckDetail, CheckedCitation, CheckFinding } from "#shared/checks/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { say } from "#web/ui/toast.tsx";
import { useDecision } from "./check-queries.ts";
import { wordsAt } from "./point-list.tsx";
import { RuleFoot } from "./rule-foot.tsx";

/** What is wrong with words of the draft, what should stand there, and that it may be right as it stands. */
export function FindingPanel({ check, index }: { check: CheckDetail; index: number }) {
  const finding = check.findings[index];
  if (!finding) return null;
  return (
    <>
      <p>{finding.message}</p>
      <Correction check={check} finding={finding} />
      {check.returned && finding.rule.startsWith("returned.") && (
        <p className="linked">
          <Link to={paths.report(check.returned.reportId)}>打开印发的报告</Link>
        </p>
      )}
      <Settling check={check} finding={finding} />
      <RuleFoot id={finding.rule} />
    </>
  );
}

function Correction({ check, finding: { fix, suggestion } }: { check: CheckDetail; finding: CheckFinding }) {
  if (fix) {
    const before = wordsAt(check, { start: fix.start, end: fix.start + fix.length });
    return (
      <p className="point-fix">
        {before && <del>{before}</del>}
        <span aria-hidden="true"> → </span>
        <span className="visually-hidden">改为</span>
        {fix.text ? <ins>{fix.text}</ins> : "（删去）"}
      </p>
    );
  }
  return suggestion ? <p>建议：{suggestion}</p> : null;
}

function Settling({ check, finding }: { check: CheckDetail; finding: CheckFinding }) {
  const { rule, start, length, settled } = finding;
  const decide = useDecision(check.id);
  const settle = (next: boolean) =>
    decide.mutate(
      { rule, start, length, settled: next },
      { onSuccess: () => say(next ? "已标为无需修改" : "已恢复这条意见") },
    );
  return (
    <div className="row">
      {settled && <span>已由人标为无需修改</span>}
      <Button busy={decide.isPending} onClick={() => settle(!settled)}>
        {settled ? "撤销" : "这样写没有错"}
      </Button>
    </div>
  );
}

type CitationProps = { check: CheckDetail; citation: CheckedCitation; finding: number | null };

/** An instrument that the draft cites, and where it is kept. */
export function CitationPanel({ check, citation, finding }: CitationProps) {
  const { message, suggestion, verdict, regulation, title } = citation;
  // what is opened bears the name of the library, not the one in the text
  const near = verdict === "near" ? suggestion : null;
  const said = finding === null ? undefined : check.findings[finding];
  return (
    <>
      <p>{message || FINE[verdict === "exact" ? "exact" : "unchecked"]}</p>
      {suggestion && <p>建议：{suggestion}</p>}
      {regulation !== null && (
        <p className="linked">
          <Link to={UUID.test(regulation) ? paths.document(regulation) : paths.regulation(regulation)}>
            打开{near ?? `《${title}》`}
          </Link>
        </p>
      )}
      {said && (
        <>
          <Settling check={check} finding={said} />
          <RuleFoot id={said.rule} />
        </>
      )}
    </>
  );
}

const FINE = { exact: "标题与法规库一致，在成文日期有效。", unchecked: "法规库不能判断这处引文，请自行核对。" };
/** What the department laid down itself is kept among its documents. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
