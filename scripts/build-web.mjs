import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const root = join(import.meta.dirname, "..");
const out = join(root, "dist/web");

/** One number for everything the pages are made of. */
function fingerprint() {
  const hash = createHash("sha256");
  const files = globSync(["src/web/**/*", "src/shared/**/*", "index.html", "vite.config.ts", "package-lock.json"], {
    cwd: root,
    withFileTypes: true,
  });
  for (const path of files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Builds the pages once for each state of their sources and puts a brotli copy beside each text file. */
export async function buildWeb() {
  const stamp = join(out, ".built");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("正在构建页面…");
  const { build } = await import("vite");
  await build({ root, logLevel: "warn" });
  for (const name of globSync("**/*.{js,css,html,svg}", { cwd: out })) {
    const text = readFileSync(join(out, name));
    writeFileSync(
      join(out, `${name}.br`),
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === import.meta.filename) await buildWeb();
