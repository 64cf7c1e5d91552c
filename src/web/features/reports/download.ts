import { ApiError } from "#web/api/client.ts";

/** Hands a file to the browser to be saved. */
export function saveAs(blob: Blob, name: string): void {
  const link = window.document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after this turn; it is let go later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Fetches a paper of a report. @throws ApiError with the server's reason, where a plain link would leave the page for it */
export async function downloadPaper(reportId: string, copy: string): Promise<void> {
  const response = await fetch(`/api/reports/${reportId}/word?copy=${copy}`, { credentials: "same-origin" }).catch(
    () => null,
  );
  if (!response) throw new ApiError("offline", "连不上服务器，请稍后重试", 0);
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as { error?: { message: string } } | null;
    throw new ApiError("internal", answer?.error?.message ?? "没有取得文件，请稍后重试", response.status);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  saveAs(await response.blob(), name ? decodeURIComponent(name) : "报告.docx");
}
