import type { InputHTMLAttributes } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "type" | "value" | "className"> & {
  onFiles: (files: File[]) => void;
  /** what was chosen, where it stays chosen */
  chosen?: string | undefined;
};

/** The browser's own control lies over it unseen: it takes clicks, keys and dropped files, but speaks its own language. */
export function FileInput({ onFiles, chosen, multiple = false, disabled, ...rest }: Props) {
  return (
    <div className="input file-input" aria-disabled={disabled}>
      <span className="button" aria-hidden="true">
        选择文件
      </span>
      <span className={chosen ? "" : "muted"} aria-hidden="true">
        {chosen ?? (multiple ? "可一次选多个，也可拖到这里" : "也可拖到这里")}
      </span>
      <input
        {...rest}
        type="file"
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}
