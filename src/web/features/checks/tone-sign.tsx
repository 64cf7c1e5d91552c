import { TONES, type Tone } from "./tones.ts";

/** "✗ 不一致" in its colour. */
export function ToneTag({ tone }: { tone: Tone }) {
  const { sign, name } = TONES[tone];
  return (
    <span className={`tone-tag ${tone}`}>
      <span aria-hidden="true">{sign} </span>
      {name}
    </span>
  );
}

/** The sign alone, where a word stands beside it or is said otherwise. */
export function ToneSign({ tone }: { tone: Tone }) {
  return (
    <span className={`tone-sign ${tone}`} aria-hidden="true">
      {TONES[tone].sign}
    </span>
  );
}
