import type { Finding } from "#shared/checks/finding.ts";
import { states } from "#shared/matching/stated-value.ts";
import type { Claim } from "./claim.ts";
import { exactValue, figureFinding } from "./figure-finding.ts";

/** 37个问题已整改35个，整改率94.6%: a rate whose two numbers stand in its sentence. */
export function rates(text: string, claims: readonly Claim[]): Finding[] {
  return claims.flatMap((rate, index) => {
    const stem = /([\u4e00-\u9fff]{2,6}?)(?:完成)?率$/u.exec(rate.subject)?.[1];
    if (rate.kind !== "rate" || stem === undefined) return [];
    const before = claims.slice(0, index).filter((one) => one.kind === "count" || one.kind === "people");
    const [whole, done] = before.slice(-2);
    if (!whole || !done || whole.unit !== done.unit || whole.relation !== null || done.relation === "rest") return [];
    // the words between the two numbers say that the second is what was done of the first
    if (!text.slice(whole.end, done.start).includes(stem.slice(-2))) return [];
    const [all, part] = [exactValue(whole), exactValue(done)];
    if (all === null || part === null || all === 0 || part > all) return [];
    const value = (part / all) * 100;
    if (states(text, rate, Math.round(value * 1000) / 1000) || isRounded(rate, value)) return [];
    const due = `${Math.round(value * 10) / 10}%`;
    const message = `“${rate.subject}${rate.span}”与文中数字不符：${done.span}除以${whole.span}为${due}`;
    return [figureFinding("figure.rate", "error", rate, message, due)];
  });
}

/** Cut off instead of rounded (94.5% for 94.59%) is an old habit and no contradiction. */
function isRounded({ span, value }: Claim, exact: number): boolean {
  const decimals = /\.(\d+)/u.exec(span.normalize("NFKC"))?.[1]?.length ?? 0;
  return value !== null && Math.abs(value - exact) < 10 ** -decimals;
}
