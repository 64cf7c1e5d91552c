import type { FormEvent, ReactNode } from "react";
import { Button } from "./button.tsx";
import { CloseButton, Dialog } from "./dialog.tsx";

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose} kind={wide ? "dialog wide" : "dialog"} guarded={touched}>
      <form className="stack" onSubmit={submit} noValidate>
        {children}
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <CloseButton>返回</CloseButton>
          <Button type="submit" tone="primary" busy={busy} disabled={disabled}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
