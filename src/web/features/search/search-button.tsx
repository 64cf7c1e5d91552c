import { lazy, Suspense, useEffect, useState } from "react";

const SearchDialog = lazy(async () => ({ default: (await import("./search-dialog.tsx")).SearchDialog }));

/** Opens the search, also by Ctrl+K (⌘K): its code comes with its first use. */
export function SearchButton({ className }: { className: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // In the text of a report the same keys insert a figure.
      const writing = event.target instanceof HTMLElement && event.target.isContentEditable;
      if (writing || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        搜索
        <span className="muted small" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
