import { error, type Finding, warning } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import type { LedgerValues } from "./ledger-values.ts";

/** A finding about a row's values as a whole, at the column of the field it is about. */
export type FieldFinding = Finding & { field: LedgerField };

function datesFindings(values: LedgerValues, year: number | undefined, today: string): FieldFinding[] {
  const { start, end } = values;
  if (start === null) return [];
  const findings: FieldFinding[] = [];
  if ((end ?? start) > today) {
    const message = `日期 ${end ?? start} 还没有到，请核对；计划中的会议请在开完后再导入`;
    findings.push({ field: "date", ...warning("date-future", message) });
  }
  if (year !== undefined && Number(start.slice(0, 4)) !== year) {
    const message = `日期 ${start} 不在这张台账的年度 ${year} 年内，请核对`;
    findings.push({ field: "date", ...warning("date-other-year", message) });
  }
  if (end === null && values.startTime && values.endTime && values.endTime < values.startTime) {
    const message = `结束时间 ${values.endTime} 早于开始时间 ${values.startTime}，请核对`;
    findings.push({ field: "startTime", ...warning("time-order", message) });
  }
  return findings;
}

function countFindings({ expected, present, absentCount, count }: LedgerValues): FieldFinding[] {
  const findings: FieldFinding[] = [];
  if (expected !== null && present !== null && present > expected) {
    const message = `实到 ${present} 人多于应到 ${expected} 人，请核对`;
    findings.push({ field: "present", ...warning("present-exceeds-expected", message) });
  } else if (expected !== null && present !== null && absentCount !== null && present + absentCount !== expected) {
    const message = `应到 ${expected} 人，与实到 ${present} 人加缺席 ${absentCount} 人不符，请核对`;
    findings.push({ field: "present", ...warning("counts-differ", message) });
  }
  if (count !== null && count > 1) {
    const message = `这一行写了一个日期和 ${count} 次；每次会议请单独一行，否则只按 1 次读入`;
    findings.push({ field: "count", ...warning("count-in-record", message) });
  }
  return findings;
}

/**
 * What is missing or does not fit together in one activity. `isReported` tells for which fields the cell itself has
 * already been complained about, so that nothing is said twice.
 */
export function checkValues(
  values: LedgerValues,
  context: { year: number | undefined; today: string; isReported: (field: LedgerField) => boolean },
): FieldFinding[] {
  const findings: FieldFinding[] = [];
  if (values.start === null && !context.isReported("date")) {
    findings.push({ field: "date", ...error("date-missing", "没有日期，请填写会议的年月日") });
  }
  if (values.kinds.length === 0 && !context.isReported("kind")) {
    findings.push({ field: "kind", ...error("kind-missing", "没有活动类型，表名和工作表名里也没有，请填写活动类型") });
  }
  return [...findings, ...datesFindings(values, context.year, context.today), ...countFindings(values)];
}
