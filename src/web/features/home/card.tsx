import type { ReactNode } from "react";

type Props = { title: string; aside?: ReactNode; note?: ReactNode; children: ReactNode };

export function Card({ title, aside, note, children }: Props) {
  return (
    <section className="card">
      <header>
        <h2>
          {title}
          {note && (
            <span className="muted small" style={{ fontWeight: 400, marginLeft: "0.8rem" }}>
              {note}
            </span>
          )}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
