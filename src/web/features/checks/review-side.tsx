import { type KeyboardEvent, useState } from "react";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { CheckField } from "#web/ui/field.tsx";
import { PointList } from "./point-list.tsx";
import { PointPanel } from "./point-panel.tsx";
import type { Point } from "./points.ts";
import type { Way } from "./use-way.ts";
import type { View } from "./view.ts";

type Props = {
  check: CheckDetail;
  points: readonly Point[];
  stops: readonly Point[];
  view: View;
  way: Way;
  narrow: boolean;
  keys: boolean;
  onKeys: (on: boolean) => void;
};

/** The place that is open, else the list of places: beside the text, or where there is no room in a sheet over it. */
export function ReviewSide(props: Props) {
  return props.narrow ? <Sheet {...props} /> : <Beside {...props} />;
}

function Beside({ keys, onKeys, ...props }: Props) {
  const { way } = props;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !way.open || (event.target as HTMLElement).closest("dialog")) return;
    event.preventDefault();
    way.close();
  };
  return (
    <aside className="check-side card" aria-label="核对意见" onKeyDown={leave}>
      <div className="check-walk">
        <Walk way={way} />
        {way.open && (
          <Button tone="quiet" onClick={way.close}>
            返回清单
          </Button>
        )}
      </div>
      <div className="check-side-body">
        <Content {...props} />
      </div>
      <div className="check-keys">
        <CheckField label="用键盘 n 到下一处，p 到上一处" checked={keys} onChange={onKeys} />
      </div>
    </aside>
  );
}

function Sheet(props: Props) {
  const { way, stops } = props;
  const [listed, setListed] = useState(false);
  return (
    <>
      <div className="check-walk over">
        <Walk way={way} />
        <Button onClick={() => setListed(true)}>清单 {stops.length}</Button>
      </div>
      {way.open ? (
        <Dialog
          title={way.at > 0 ? `第 ${way.at} 处，共 ${way.count} 处` : "核对意见"}
          kind="sheet"
          onClose={way.close}
          foot={<Walk way={way} />}
        >
          <Content {...props} />
        </Dialog>
      ) : (
        listed && (
          <Dialog title="清单" kind="sheet" onClose={() => setListed(false)}>
            <Content {...props} onOpened={() => setListed(false)} />
          </Dialog>
        )
      )}
    </>
  );
}

function Walk({ way: { at, count, next, previous } }: { way: Way }) {
  return (
    <div className="check-steps">
      <Button disabled={!previous} onClick={() => previous?.()}>
        上一处
      </Button>
      <span className="muted small">{at > 0 ? `${at} / ${count}` : `${count} 处`}</span>
      <Button disabled={!next} onClick={() => next?.()}>
        下一处
      </Button>
    </div>
  );
}

type ContentProps = Omit<Props, "narrow" | "keys" | "onKeys"> & { onOpened?: () => void };

function Content({ check, points, stops, view, way, onOpened }: ContentProps) {
  if (way.open) return <PointPanel key={way.open.id} check={check} point={way.open} points={points} way={way} />;
  return (
    <PointList
      check={check}
      stops={stops}
      filtered={view.filter !== null}
      onOpen={(id) => {
        onOpened?.();
        way.go(id, "panel");
      }}
    />
  );
}
