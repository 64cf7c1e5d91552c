import { ApiError } from "./client.ts";

/** Hands a file to the browser to be saved. */
export function saveAs(blob: Blob, name: string): void {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after this turn; it is let go later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

type Options = { signal?: AbortSignal; onBytes?: (received: number) => void };

/**
 * Fetches a file and saves it under the name that the server gives it.
 * @throws ApiError with the server's reason, where a plain link would leave the page for it
 */
export async function downloadFile(url: string, { signal, onBytes }: Options = {}): Promise<void> {
  const response = await fetch(url, { credentials: "same-origin", ...(signal && { signal }) }).catch((error: Error) => {
    if (error.name === "AbortError") throw error;
    throw new ApiError("offline", "连不上服务器，请稍后重试", 0);
  });
  if (!response.ok || !response.body) {
    const answer = (await response.json().catch(() => null)) as { error?: { message: string } } | null;
    throw new ApiError("internal", answer?.error?.message ?? "没有取得文件，请稍后重试", response.status);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const chunks = await readAll(response.body, onBytes);
  const type = response.headers.get("content-type") ?? "";
  saveAs(new Blob(chunks, { type }), name ? decodeURIComponent(name) : "导出");
}

async function readAll(body: ReadableStream<Uint8Array<ArrayBuffer>>, onBytes?: (received: number) => void) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  let received = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      received += part.value.length;
      onBytes?.(received);
    }
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    throw new ApiError("offline", "下载中断，文件不完整，没有保存，请重试", 0);
  }
  return chunks;
}

/** Hands over an .xlsx that came inside an answer. */
export function saveBase64(content: string, name: string): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  saveAs(new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }), name);
}
