import { STEP_NAMES, type Step } from "#shared/documents/chain.ts";
import { STATUS_NAMES, type Status } from "#shared/documents/status.ts";
import { type DocumentType, documentTypeName } from "#shared/documents/types.ts";

const STATUS_TONES: Record<Status, string> = {
  not_yet: "blue",
  in_force: "green",
  superseded: "",
  repealed: "",
  expired: "",
  unknown: "",
};

const STEP_TONES: Record<Step, string> = { received: "blue", passed_on: "blue", planned: "blue", closed: "green" };

export function StatusTag({ status }: { status: Status }) {
  return <span className={`tag ${STATUS_TONES[status]}`}>{STATUS_NAMES[status]}</span>;
}

export function StepTag({ step }: { step: Step }) {
  return <span className={`tag ${STEP_TONES[step]}`}>{STEP_NAMES[step]}</span>;
}

/** A received document says how far it has come, every other one whether it holds. */
export function StandingTag({ row }: { row: { type: DocumentType; status: Status; incoming: { step: Step } | null } }) {
  return row.incoming ? <StepTag step={row.incoming.step} /> : <StatusTag status={row.status} />;
}

export function TypeTag({ type }: { type: DocumentType }) {
  return <span className="tag">{documentTypeName(type)}</span>;
}
