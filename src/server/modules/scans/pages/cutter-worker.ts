import { parentPort, workerData } from "node:worker_threads";
import type { CutterTask } from "./cut-in-worker.ts";
import { bindPictures, cutPages, openForCutting } from "./cut-pdf.ts";

/** The thread behind cutInWorker: each part is sent when the last one has been taken. */
const port = parentPort;
if (!port) throw new Error("cutter-worker.ts runs in a worker thread only");
const task = workerData as CutterTask;

async function* parts(): AsyncGenerator<Uint8Array> {
  if (task.type === "bind") yield await bindPictures(task.pictures);
  else {
    const source = await openForCutting(task.bytes);
    for (const pages of task.parts) yield await cutPages(source, pages);
  }
}

const pending = parts();
port.on("message", async () => {
  const next = await pending.next();
  if (next.done) port.close();
  else port.postMessage(next.value);
});
