import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ratio } from "../ratio.ts";

type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean; isDynamicEntry?: boolean };

const ROOT = join(import.meta.dirname, "../..");
const OUT = join(ROOT, "dist/web");
const KB = 1000;
const LIMITS: Readonly<Record<string, number>> = { "record/record": 200 };
const OTHER_LIMIT = 500;

/** What each page loads at first, compressed as it is served; a ratio to its limit. */
export function bundleCases(): Ratio[] {
  execFileSync(process.execPath, [join(ROOT, "scripts/build-web.mjs")], { stdio: "inherit" });
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(OUT, ".vite/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  if (entry === undefined) throw new Error("the build has no entry");
  const pages = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key.endsWith("-page.tsx"));
  const ratios = pages.map((page) => {
    const name = /features\/(.+)-page\.tsx$/.exec(page)?.[1] ?? page;
    const limit = LIMITS[name] ?? OTHER_LIMIT;
    return {
      name: `首次加载：${name}`,
      ours: weightOf(manifest, [entry, page]) / KB,
      bare: limit,
      limit: 1,
      unit: "kB" as const,
    };
  });
  return ratios.sort((a, b) => b.ours / b.bare - a.ours / a.bare);
}

/** Bytes of the files that these chunks need before they run, each once. */
function weightOf(manifest: Readonly<Record<string, Chunk>>, keys: readonly string[]): number {
  const files = new Set(["index.html"]);
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return [...files].reduce((sum, file) => sum + readFileSync(join(OUT, `${file}.br`)).length, 0);
}
