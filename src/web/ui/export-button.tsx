import { useRef, useState } from "react";
import { downloadFile } from "#web/api/download.ts";
import { Button } from "./button.tsx";
import { sayError } from "./toast.tsx";

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** Fetches an export: says how far it is, stops when pressed again, and gives the server's reason when it refuses. */
export function ExportButton({ url, label = "导出 Excel" }: { url: string; label?: string }) {
  const [received, setReceived] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setReceived(0);
    try {
      await downloadFile(url, { signal: controller.signal, onBytes: setReceived });
    } catch (error) {
      if (!controller.signal.aborted) sayError(error);
    } finally {
      setReceived(null);
    }
  };
  if (received === null) return <Button onClick={() => void start()}>{label}</Button>;
  return (
    <Button onClick={() => running.current?.abort()}>
      <span role="status">正在导出 {megabytes(received)} MB</span>　停止
    </Button>
  );
}
