import { type ReactNode, useEffect, useId, useState } from "react";
import { DialogElement } from "./dialog-element.ts";
import "./dialog.css";

type Props = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
  kind?: "dialog" | "dialog wide" | "drawer";
};

/** The browser's own modal dialog: focus stays inside, Escape closes, the page behind is inert. */
export function Dialog({ title, onClose, children, foot, kind = "dialog" }: Props) {
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  const heading = useId();
  useEffect(() => {
    if (dialog && !dialog.open) dialog.showModal();
  }, [dialog]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape does the same from the keyboard
    <dialog
      ref={setDialog}
      className={kind}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" aria-label="关闭" onClick={onClose}>
          ×
        </button>
      </div>
      <DialogElement value={dialog}>
        <div className="dialog-body">{children}</div>
        {foot && <div className="dialog-foot">{foot}</div>}
      </DialogElement>
    </dialog>
  );
}
