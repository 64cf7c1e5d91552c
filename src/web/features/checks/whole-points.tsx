import type { Point } from "./points.ts";
import { ToneSign } from "./tone-sign.tsx";
import { TONES } from "./tones.ts";

type Props = { points: readonly Point[]; active: string | null; onOpen: (id: string) => void };

/** What concerns the document as a whole and has no place in its words. */
export function WholePoints({ points, active, onOpen }: Props) {
  if (points.length === 0) return null;
  return (
    <section className="card no-print" aria-labelledby="whole-points">
      <header>
        <h2 id="whole-points">整份文稿</h2>
      </header>
      <ul className="point-list">
        {points.map(({ id, tone, note }) => (
          <li key={id}>
            <button type="button" tabIndex={0} data-points={id} aria-current={id === active} onClick={() => onOpen(id)}>
              <ToneSign tone={tone} />
              <span className="visually-hidden">{TONES[tone].name}：</span>
              <span>{note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
