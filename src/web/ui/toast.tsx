import { useSyncExternalStore } from "react";

type Toast = { id: number; text: string; bad: boolean; action?: { label: string; run: () => void } | undefined };

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(list: readonly Toast[]): void {
  toasts = list;
  for (const listener of listeners) listener();
}

/** Says what happened; something that can be undone carries the way back. */
export function say(text: string, options: { bad?: boolean; action?: Toast["action"] } = {}): void {
  const id = next++;
  set([...toasts, { id, text, bad: options.bad ?? false, action: options.action }]);
  setTimeout(() => set(toasts.filter((toast) => toast.id !== id)), options.action || options.bad ? 9000 : 4000);
}

export function sayError(error: unknown): void {
  say(error instanceof Error ? error.message : "操作没有成功，请重试", { bad: true });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`toast ${toast.bad ? "bad" : ""}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" onClick={toast.action.run}>
              {toast.action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
