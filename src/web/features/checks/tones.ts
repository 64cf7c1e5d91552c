import type { CheckDetail } from "#shared/checks/contracts.ts";
import type { Severity } from "#shared/checks/finding.ts";
import { VERDICT_NAMES, type Verdict } from "#shared/matching/verdict.ts";

/**
 * What is thought of a place. Besides verdicts on numbers and weights of findings: sound: a citation that holds; quiet:
 * settled by a reader, or nothing can be said; changed: another number than in the report as issued.
 */
export type Tone = Verdict | Severity | "sound" | "quiet" | "changed";

/** Sign and word of each: a colour never says it alone. */
export const TONES: Record<Tone, { sign: string; name: string }> = {
  agrees: { sign: "✓", name: VERDICT_NAMES.agrees },
  differs: { sign: "✗", name: VERDICT_NAMES.differs },
  definition: { sign: "≈", name: VERDICT_NAMES.definition },
  unrecorded: { sign: "○", name: VERDICT_NAMES.unrecorded },
  external: { sign: "↗", name: VERDICT_NAMES.external },
  exempt: { sign: "–", name: VERDICT_NAMES.exempt },
  unclear: { sign: "?", name: VERDICT_NAMES.unclear },
  error: { sign: "✗", name: "错误" },
  warning: { sign: "!", name: "请核对" },
  hint: { sign: "·", name: "提示" },
  sound: { sign: "✓", name: "引文无误" },
  quiet: { sign: "–", name: "无需处理" },
  changed: { sign: "≠", name: "与印发稿不同" },
};

/** From what is to be looked at first to what needs no look. */
export const GRAVITY: readonly Tone[] = [
  ...(["changed", "differs", "error", "warning", "unrecorded", "definition", "unclear"] as const),
  ...(["hint", "external", "exempt", "quiet", "sound", "agrees"] as const),
];

export const CHECK_STATE_NAMES: Record<CheckDetail["state"], string> = {
  waiting: "等待核对",
  running: "正在核对",
  done: "已核对",
  failed: "没有完成",
};
