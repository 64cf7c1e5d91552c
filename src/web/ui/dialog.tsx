import { useBlocker } from "@tanstack/react-router";
import { createContext, type ReactNode, use, useEffect, useId, useState } from "react";
import { Button } from "./button.tsx";
import { DialogElement } from "./dialog-element.ts";
import "./dialog.css";

type Props = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
  /** a sheet comes from below and leaves part of the page in sight */
  kind?: "dialog" | "dialog wide" | "drawer" | "sheet";
  /** closing asks first; `typed`: once something was typed into it. Not where a single short entry is at stake */
  guarded?: boolean | "typed";
};

const Close = createContext<() => void>(() => undefined);

/** The browser's own modal dialog: focus stays inside, Escape closes, the page behind is inert. */
export function Dialog({ title, onClose, children, foot, kind = "dialog", guarded = false }: Props) {
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  const [typed, setTyped] = useState(false);
  const heading = useId();
  const dirty = guarded === "typed" ? typed : guarded;
  const [opener] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => {
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    // The browser gives the focus back when a dialog closes, not when it is taken out of the page.
    return () => {
      if (document.activeElement === document.body && opener?.isConnected) opener.focus();
    };
  }, [dialog, opener]);
  // Only the browser's own ways out: where a form goes once it is saved is on purpose.
  useBlocker({
    disabled: !dirty,
    shouldBlockFn: ({ action }) => action !== "PUSH" && action !== "REPLACE" && !mayLeave(),
    enableBeforeUnload: () => dirty,
  });
  const close = () => {
    if (!dirty || mayLeave()) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape does the same from the keyboard
    <dialog
      ref={setDialog}
      className={kind}
      aria-labelledby={heading}
      onInput={() => setTyped(true)}
      onCancel={(event) => {
        event.preventDefault();
        // A file chooser that is left without a choice says "cancel" as well, and it travels up to here.
        if (event.target === dialog) close();
      }}
      onClick={(event) => {
        if (event.target === dialog) close();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" aria-label="关闭" onClick={close}>
          ×
        </button>
      </div>
      <DialogElement value={dialog}>
        <Close value={close}>
          <div className="dialog-body">{children}</div>
          {foot && <div className="dialog-foot">{foot}</div>}
        </Close>
      </DialogElement>
    </dialog>
  );
}

const mayLeave = () => window.confirm("填写的内容还没有保存，确定关闭吗？");

/** Leaves a dialog without doing anything, as × and Escape do. */
export function CloseButton({ children = "取消" }: { children?: ReactNode }) {
  const close = use(Close);
  return <Button onClick={close}>{children}</Button>;
}
