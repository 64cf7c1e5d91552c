import type { ButtonHTMLAttributes, ReactNode } from "react";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: "primary" | "plain" | "quiet" | "danger";
  /** shows that work is going on and refuses further presses */
  busy?: boolean;
  children: ReactNode;
};

export function Button({ tone = "plain", busy = false, disabled, children, className = "", ...rest }: Props) {
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
