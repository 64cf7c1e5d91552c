import { describe, expect, it } from "vitest";
import { saidPeriod } from "./said-period.ts";

const CONTEXT = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-10-31" };
const said = (clause: string) => saidPeriod(clause, CONTEXT);

describe("the period that a clause states", () => {
  it("is a part of a year or another year, up to the cut-off", () => {
    expect(said("上半年举办干部培训")).toEqual({ from: "2026-01-01", to: "2026-06-30" });
    expect(said("下半年举办")).toEqual({ from: "2026-07-01", to: "2026-10-31" });
    expect(said("今年以来，开展")).toEqual({ from: "2026-01-01", to: "2026-10-31" });
    expect(said("１至９月")).toEqual({ from: "2026-01-01", to: "2026-09-30" });
    expect(said("一季度")).toEqual({ from: "2026-01-01", to: "2026-03-31" });
    expect(said("去年召开")).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(said("2024年，召开")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  });

  it("begins with the report's where only its end is said", () => {
    expect(said("截至9月底")).toEqual({ from: "2026-01-01", to: "2026-09-30" });
    expect(said("截止2026年9月15日")).toEqual({ from: "2026-01-01", to: "2026-09-15" });
    expect(said("截至2月30日")).toBe(null);
    expect(said("截至13月底")).toBe(null);
    expect(said("截至2025年12月底")).toBe(null);
  });

  it("goes back over years", () => {
    expect(said("近三年来")).toEqual({ from: "2024-01-01", to: "2026-10-31" });
    expect(said("两年来")).toEqual({ from: "2025-01-01", to: "2026-10-31" });
  });

  it("is none where a day, a title or another time to compare with stands", () => {
    expect(said("3月5日召开")).toBe(null);
    expect(said("根据《2025年工作要点》召开")).toBe(null);
    expect(said("同比增长")).toBe(null);
    expect(said("较去年多")).toBe(null);
    expect(said("召开全体干部会议")).toBe(null);
  });
});
