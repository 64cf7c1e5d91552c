import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { storedFile } from "#shared/files/contracts.ts";
import { upload } from "#web/api/client.ts";
import { FileInput } from "#web/ui/file-input.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { UPLOAD } from "#web/ui/use-uploading.ts";
import type { AttachedFile } from "./form-state.ts";

type Props = {
  files: readonly AttachedFile[];
  onChange: (files: AttachedFile[]) => void;
  problem?: string | undefined;
  hint?: string;
};

const SEARCHED = "Word 和能复制文字的 PDF 可以按正文查找；扫描件照常保存。不得上传涉密文件";

/** The files of a version; whether a file holds text to be found shows on the document's page. */
export function DocumentFilesField({ files, onChange, problem, hint = SEARCHED }: Props) {
  const id = useId();
  const add = useMutation({
    mutationKey: UPLOAD,
    mutationFn: async (chosen: readonly File[]) => {
      const stored: AttachedFile[] = [];
      for (const file of chosen) {
        const { id: fileId, name } = await upload(storedFile, "/api/files", file);
        stored.push({ fileId, name });
      }
      return stored;
    },
    onSuccess: (stored) => onChange([...files, ...stored]),
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
        aria-describedby={`${id}-note`}
        onFiles={add.mutate}
      />
      <span id={`${id}-note`} className={problem ? "problem" : "hint"} role={problem ? "alert" : undefined}>
        {problem ?? (add.isPending ? "正在上传…" : hint)}
      </span>
      {files.length > 0 && (
        <ul className="plain-list" aria-label="已选附件">
          {files.map((file) => (
            <li key={file.fileId}>
              <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <button
                type="button"
                className="button quiet"
                aria-label={`移除${file.name}`}
                onClick={() => onChange(files.filter((one) => one.fileId !== file.fileId))}
              >
                移除
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
