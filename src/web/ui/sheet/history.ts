/** What can be undone and done again. States are never changed, so that keeping them costs little. */
export type History<T> = { past: readonly T[]; present: T; future: readonly T[] };

const LONGEST = 200;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] });

export function did<T>({ past, present }: History<T>, next: T): History<T> {
  return { past: [...past, present].slice(-LONGEST), present: next, future: [] };
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
