/**
 * Two things done in one run, in milliseconds or bytes: their ratio means the same on every machine. Without a limit it
 * is for information.
 */
export type Ratio = { name: string; ours: number; bare: number; limit: number | null; unit?: "ms" | "kB" };

/** The least of several times in milliseconds: what disturbs a machine only ever adds. */
export async function best(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** @returns whether it keeps within its limit */
export function print({ name, ours, bare, limit, unit = "ms" }: Ratio): boolean {
  const ratio = ours / bare;
  const kept = limit === null || ratio <= limit;
  const sizes = `${ours.toFixed(1)} ${unit} / ${bare.toFixed(1)} ${unit}`;
  const mark = limit === null ? "·" : kept ? "✔" : "✘";
  console.log(`${mark} ${name}：${ratio.toFixed(2)}（${limit === null ? "供参考" : `上限 ${limit}`}；${sizes}）`);
  return kept;
}
