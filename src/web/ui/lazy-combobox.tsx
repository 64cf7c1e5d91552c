import { type ComponentProps, lazy, Suspense } from "react";
import type * as Loaded from "./combobox.tsx";

/*
 * The same choices for pages that must stand at once on a phone: what opens and finds weighs 40 kB and comes behind the
 * page, in the place that is kept for it.
 */
const Single = lazy(async () => ({ default: (await import("./combobox.tsx")).SingleCombobox }));
const Multi = lazy(async () => ({ default: (await import("./combobox.tsx")).MultiCombobox }));

export function SingleCombobox(props: ComponentProps<typeof Loaded.SingleCombobox>) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Single {...props} />
    </Suspense>
  );
}

export function MultiCombobox(props: ComponentProps<typeof Loaded.MultiCombobox>) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Multi {...props} />
    </Suspense>
  );
}

function Waiting({ label, required }: { label: string; required?: boolean | undefined }) {
  return (
    <div className="field" aria-busy="true">
      <span className="label">
        {label}
        {required && <span className="required"> *</span>}
      </span>
      <div className="input" />
    </div>
  );
}
