import { Link } from "@tanstack/react-router";
import "./view-tabs.css";

type Tab = { to: string; label: string; exact?: boolean };

/** Views of one part of the system; each has its own address. */
export function ViewTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="view-tabs no-print" aria-label={label}>
      {tabs.map(({ to, label, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
