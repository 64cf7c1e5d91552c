import { type ReactNode, useEffect } from "react";
import { Button } from "./button.tsx";

type Props = { title: string; sub?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Page({ title, sub, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 实录`;
  }, [title]);
  return (
    <main className="main" id="main">
      <div className="page-head">
        <div className="grow">
          <h1>{title}</h1>
          {sub && <div className="sub">{sub}</div>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

export function Loading() {
  return (
    <div role="status" aria-label="正在加载">
      <div className="skeleton" />
      <div className="skeleton" style={{ width: "70%" }} />
      <div className="skeleton" style={{ width: "85%" }} />
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <div className="empty" role="alert">
      <p>{error.message}</p>
      {retry && (
        <p style={{ marginTop: "0.8rem" }}>
          <Button onClick={retry}>重试</Button>
        </p>
      )}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
