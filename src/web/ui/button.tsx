import type { ButtonHTMLAttributes, ReactNode } from "react";
import { useUploading } from "./use-uploading.ts";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: "primary" | "plain" | "quiet" | "danger";
  /** shows that work is going on and refuses further presses */
  busy?: boolean;
  children: ReactNode;
};

/** What sends a form waits for the files that were chosen for it. */
export function Button({ tone = "plain", busy: own = false, disabled, children, className = "", ...rest }: Props) {
  const uploading = useUploading();
  const busy = own || (uploading && (tone === "primary" || rest.type === "submit"));
  return (
    <button
      type="button"
      className={`button ${tone} ${className}`}
      disabled={disabled || busy}
      aria-busy={busy}
      {...rest}
    >
      {busy ? "请稍候…" : children}
    </button>
  );
}
