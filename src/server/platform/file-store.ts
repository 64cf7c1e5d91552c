import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/** Files lie under their SHA-256: the same content is stored once and can be checked at any time. */
export type FileStore = {
  put(bytes: Uint8Array): Promise<string>;
  read(sha256: string): Promise<Uint8Array>;
  stream(sha256: string): Readable;
  /** Content that may not be kept; whoever asks has seen that nothing else names it. */
  remove(sha256: string): Promise<void>;
};

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = pathOf(sha256);
      if (!existsSync(path)) {
        await mkdir(dirname(path), { recursive: true });
        // Written aside and renamed: a power cut leaves no half file under a good name.
        const aside = `${path}.${randomUUID()}`;
        await writeFile(aside, bytes);
        await rename(aside, path);
      }
      return sha256;
    },
    read: (sha256) => readFile(pathOf(sha256)),
    stream: (sha256) => createReadStream(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}
