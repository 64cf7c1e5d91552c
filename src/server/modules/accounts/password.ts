import { randomInt } from "node:crypto";
import { DomainError } from "#shared/errors.ts";
import type { Auth } from "./auth.ts";

const COMMON = ["password", "qwerty", "123456", "888888", "admin", "shilu", "zuzhibu", "dangjian", "abc123"];

/**
 * At least ten characters of three sorts, without the account's name and the commonest words.
 * Length and sorts are practice, GB/T 22239—2019 only asks for "complexity".
 * @throws weak-password with what is missing
 */
export function requireStrong(password: string, username: string): void {
  const sorts = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((sort) => sort.test(password)).length;
  const lower = password.toLowerCase();
  const weak = (reason: string) => new DomainError("weak-password", { reason }, "password");
  if (password.length < 10) throw weak("至少 10 个字符");
  if (sorts < 3) throw weak("需包含大写字母、小写字母、数字、符号中的三类");
  if (username.length >= 3 && lower.includes(username.toLowerCase())) throw weak("不能包含用户名");
  if (COMMON.some((word) => lower.includes(word))) throw weak("包含常见口令");
  if (/(.)\1{3}/.test(password)) throw weak("同一字符不能连续出现四次");
}

// No 0/O, 1/l/I: the first password is read from a screen or paper.
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A random first password, shown once: 16 characters in four groups, about 93 bits. */
export function randomPassword(): string {
  for (;;) {
    const pick = () => ALPHABET[randomInt(ALPHABET.length)];
    const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, pick).join(""));
    const password = groups.join("-");
    if (/[a-z]/.test(password) && /[A-Z]/.test(password) && /[0-9]/.test(password)) return password;
  }
}

/** As better-auth compares it at the sign-in: scrypt, slow on purpose (about a tenth of a second), off the main thread. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  return (await auth.$context).password.hash(password);
}
