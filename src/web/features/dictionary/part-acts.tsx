import { Button } from "#web/ui/button.tsx";

type Props = {
  /** 第1部分第2段: said to screen readers */
  place: string;
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** What can be done with one part among others. */
export function PartActs({ place, index, count, onMove, onRemove }: Props) {
  return (
    <span className="part-acts">
      <Button tone="quiet" disabled={index === 0} aria-label={`上移${place}`} title="上移" onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button
        tone="quiet"
        disabled={index === count - 1}
        aria-label={`下移${place}`}
        title="下移"
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
      <Button tone="quiet" aria-label={`删除${place}`} title="删除" onClick={onRemove}>
        删除
      </Button>
    </span>
  );
}
