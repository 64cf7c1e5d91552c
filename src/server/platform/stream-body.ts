import { PassThrough } from "node:stream";
import { logError } from "./log.ts";

/**
 * A response body that `write` fills while it runs: the client reads at its own pace, and a failure ends the download
 * broken instead of short.
 */
export function streamBody(write: (sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>): PassThrough {
  const body = new PassThrough();
  const sink = (chunk: Uint8Array) =>
    new Promise<void>((resolve, reject) => body.write(chunk, (error) => (error ? reject(error) : resolve())));
  write(sink)
    .then(() => body.end())
    .catch((error: unknown) => {
      logError("export", error);
      body.destroy(error as Error);
    });
  return body;
}
