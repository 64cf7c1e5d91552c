import type { AccountRow } from "#shared/rights/contracts.ts";

export function AccountStateTag({ active, mustChangePassword }: Pick<AccountRow, "active" | "mustChangePassword">) {
  if (!active) return <span className="tag">已停用</span>;
  if (mustChangePassword) return <span className="tag amber">未改初始密码</span>;
  return <span className="tag green">正常</span>;
}
