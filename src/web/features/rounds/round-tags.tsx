import {
  RECIPIENT_STATE_NAMES,
  type RecipientState,
  ROUND_STATE_NAMES,
  type RoundState,
} from "#shared/rounds/columns.ts";

const ROUND_TONES: Record<RoundState, string> = { draft: "", open: "blue", closed: "green" };
const RECIPIENT_TONES: Record<RecipientState, string> = {
  waiting: "",
  answered: "blue",
  returned: "amber",
  confirmed: "green",
};

export function RoundStateTag({ state }: { state: RoundState }) {
  return <span className={`tag ${ROUND_TONES[state]}`}>{ROUND_STATE_NAMES[state]}</span>;
}

export function RecipientStateTag({ state }: { state: RecipientState }) {
  return <span className={`tag ${RECIPIENT_TONES[state]}`}>{RECIPIENT_STATE_NAMES[state]}</span>;
}
