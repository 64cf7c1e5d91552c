import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";

/** The filter of a list: open where there is room, folded away on a phone so that the list is seen first. */
export function FilterFold({ children, extra }: { children: ReactNode; extra?: ReactNode }) {
  const [open, setOpen] = useState(() => window.innerWidth > 720);
  return (
    <>
      <div className="row filter-fold no-print">
        <Button tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "收起筛选" : "展开筛选"}
        </Button>
        {extra}
      </div>
      {open && children}
    </>
  );
}
