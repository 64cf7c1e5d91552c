import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { FILE_PURPOSES, PURPOSE_NAMES } from "#shared/activities/contracts.ts";
import { storedFile } from "#shared/files/contracts.ts";
import { upload } from "#web/api/client.ts";
import { FileInput } from "#web/ui/file-input.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { UPLOAD } from "#web/ui/use-uploading.ts";
import type { RecordForm } from "./form.ts";

type Props = { files: RecordForm["files"]; onChange: (files: RecordForm["files"]) => void };

/** Files are never asked for. A picture loses its place and device data on the server. */
export function FilesField({ files, onChange }: Props) {
  const id = useId();
  const add = useMutation({
    mutationKey: UPLOAD,
    mutationFn: async (chosen: readonly File[]) => {
      const stored = [];
      for (const file of chosen) stored.push(await upload(storedFile, "/api/files", file));
      return stored;
    },
    onSuccess: (stored) =>
      onChange([
        ...files,
        ...stored.map((file) => ({ fileId: file.id, name: file.name, purpose: "sign_in" as const })),
      ]),
    onError: sayError,
  });
  return (
    <div className="field">
      <label htmlFor={id}>附件（可不传）</label>
      <FileInput
        id={id}
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.csv,.txt"
        disabled={add.isPending}
        onFiles={add.mutate}
      />
      <span className="hint">
        {add.isPending ? "正在上传…" : "签到表、会议记录的照片或扫描件；图片中的位置信息会自动清除"}
      </span>
      {files.map((file) => (
        <div key={file.fileId} className="row">
          <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" style={{ flex: 1 }}>
            {file.name}
          </a>
          <select
            aria-label={`${file.name}的用途`}
            className="input"
            style={{ width: "7rem" }}
            value={file.purpose}
            onChange={(event) => {
              const purpose = event.target.value as (typeof FILE_PURPOSES)[number];
              onChange(files.map((one) => (one.fileId === file.fileId ? { ...one, purpose } : one)));
            }}
          >
            {FILE_PURPOSES.map((purpose) => (
              <option key={purpose} value={purpose}>
                {PURPOSE_NAMES[purpose]}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button quiet"
            aria-label={`移除${file.name}`}
            onClick={() => onChange(files.filter((one) => one.fileId !== file.fileId))}
          >
            移除
          </button>
        </div>
      ))}
    </div>
  );
}
