import type { FigureSpec } from "#shared/figures/spec.ts";

export type OpenFigure = (spec: FigureSpec) => void;

type Props = { value: number | null; spec: FigureSpec; onOpen: OpenFigure };

/** A number that opens onto its records. A missing one says so and is never zero. */
export function FigureButton({ value, spec, onOpen }: Props) {
  return (
    <button type="button" className="figure" onClick={() => onOpen(spec)}>
      {value === null ? "缺数据" : value.toLocaleString("zh-CN")}
    </button>
  );
}
