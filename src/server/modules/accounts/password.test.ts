import { describe, expect, it } from "vitest";
import { randomPassword, requireStrong } from "./password.ts";

describe("a password", () => {
  it.each([
    ["Maple-7-Ri", "至少 10 个字符", "Maple-7-R"],
    ["Walnut-Grove-8", "三类", "walnutgrove8"],
    ["Walnut-Grove-8", "用户名", "Zhenban-2026"],
    ["Walnut-Grove-8", "常见口令", "My-Password-1"],
    ["Walnut-Grove-8", "连续出现四次", "Walnut-7777-x"],
  ])("%s is good enough; refused for “%s”: %s", (good, reason, weak) => {
    expect(() => requireStrong(good, "zhenban")).not.toThrow();
    expect(() => requireStrong(weak, "zhenban")).toThrow(reason);
  });

  it("may hold a user name of two letters, which is hardly to be avoided", () => {
    expect(() => requireStrong("Walnut-Grove-8", "al")).not.toThrow();
  });

  it("made at random is strong, never the same, and without letters that look alike", () => {
    const made = Array.from({ length: 300 }, randomPassword);
    expect(new Set(made).size).toBe(300);
    for (const password of made) {
      expect(password).toMatch(/^[^-]{4}(-[^-]{4}){3}$/);
      expect(password).not.toMatch(/[0O1lI]/);
      expect(/[a-z]/.test(password) && /[A-Z]/.test(password) && /[0-9]/.test(password)).toBe(true);
    }
  });
});
