import { compareOutlines } from "#shared/report/compare-outlines.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";

type Props = { before: OutlineDocument; after: OutlineDocument; same: string };

/** Which clauses differ between two outlines. */
export function OutlineChanges({ before, after, same }: Props) {
  const changes = compareOutlines(before, after);
  if (changes.length === 0) return <p className="muted">{same}</p>;
  return (
    <ol className="outline-changes" aria-label="不同之处">
      {changes.map(({ place, before: was, after: is }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is made once and not rearranged
        <li key={index}>
          <span className="muted small">{place}</span>
          {was !== null && <del>{was}</del>}
          {is !== null && <ins>{is}</ins>}
        </li>
      ))}
    </ol>
  );
}
