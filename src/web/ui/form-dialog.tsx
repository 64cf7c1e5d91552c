import type { FormEvent, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type Props = {
  title: string;
  /** what the button that sends it says */
  label: string;
  onSubmit: () => void;
  onClose: () => void;
  busy: boolean;
  disabled?: boolean;
  /** something was entered: closing asks first */
  touched: boolean;
  /** a problem that is about no single field */
  problem?: string | undefined;
  wide?: boolean;
  children: ReactNode;
};

/** A form in a dialog: Enter sends it, what was typed is not lost by a slip. */
export function FormDialog(props: Props) {
  const { title, label, onSubmit, onClose, busy, disabled = false, touched, problem, wide = false, children } = props;
  const close = () => {
    if (!touched || window.confirm("填写的内容还没有保存，确定关闭吗？")) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Dialog title={title} onClose={close} kind={wide ? "dialog wide" : "dialog"}>
      <form className="stack" onSubmit={submit} noValidate>
        {children}
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={close}>返回</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={disabled}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
