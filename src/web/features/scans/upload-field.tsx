import { useId } from "react";
import { SCAN_LIMITS } from "#shared/scans/contracts.ts";
import { FileInput } from "#web/ui/file-input.tsx";
import type { UploadRow } from "./use-upload.ts";

const STATES = { waiting: "等待上传", sending: "正在上传…", taken: "已接收", refused: "没有接收" } as const;
const TONES = { waiting: "", sending: "blue", taken: "green", refused: "red" } as const;

type FieldProps = { label: string; busy: boolean; onFiles: (files: File[]) => void };

/** Several files at once: from the scanner's folder, or straight from a phone's camera. */
export function UploadField({ label, busy, onFiles }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <FileInput
        id={id}
        multiple
        accept="application/pdf,image/jpeg,image/png,image/webp"
        disabled={busy}
        onFiles={onFiles}
      />
      <span className="hint">
        PDF 或照片（JPG、PNG），可一次选择多个；一批不超过 {SCAN_LIMITS.files} 个文件、{SCAN_LIMITS.pages}{" "}
        页，单个不超过 50 MB。300 dpi 以内即可，颠倒、横放都能识别
      </span>
    </div>
  );
}

/** How each file fared. */
export function UploadList({ rows }: { rows: readonly UploadRow[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="scan-uploads" aria-label="上传情况" aria-live="polite">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files of one choice keep their order, and may share a name
        <li key={index}>
          <span className={`tag ${TONES[row.state]}`}>{STATES[row.state]}</span>
          <span>{row.name}</span>
          {row.reason && <span className="problem">{row.reason}</span>}
        </li>
      ))}
    </ul>
  );
}
