/**
 * Every error a verb can raise, with its Chinese text. Values in braces are filled from the error's details.
 * The server maps codes to HTTP in platform/http-errors.ts; the pages only show the text.
 */
export const ERROR_TEXT = {
  "not-signed-in": "请先登录",
  "session-expired": "登录已过期，请重新登录",
  "bad-credentials": "用户名或密码不正确",
  "locked-out": "连续登录失败次数过多，请 {minutes} 分钟后再试",
  "account-inactive": "该账号已停用，请联系管理员",
  "password-change-required": "首次登录请先修改密码",
  "weak-password": "密码太弱：{reason}",
  forbidden: "您没有权限进行此操作：{what}",
  "not-found": "没有找到该{what}，可能已被删除，或您无权查看",
  conflict: "该{what}已被他人修改，请刷新后核对再保存",
  invalid: "{reason}",
  "secret-marking": "内容带有密级标志“{marking}”。本系统不得存储、处理国家秘密，请移除后再保存",
  "too-large": "文件太大（{size}），单个文件不超过 {limit}",
  "file-type": "不支持的文件类型：{reason}",
  "wrong-state": "当前状态不能进行此操作：{reason}",
  "too-many": "{reason}",
  unavailable: "服务正在启动或停止，请稍后重试",
  internal: "系统出错了，操作没有生效。请重试；仍不成功时请把编号 {id} 告诉管理员",
} as const;

export type ErrorCode = keyof typeof ERROR_TEXT;

export type ErrorDetails = Record<string, string | number>;

export function errorText(code: ErrorCode, details: ErrorDetails = {}): string {
  return ERROR_TEXT[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ""));
}

/** A refusal that the user can understand and act on; `field` names the input it is about. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly field: string | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, field?: string) {
    super(errorText(code, details));
    this.name = "DomainError";
    this.code = code;
    this.details = details;
    this.field = field;
  }
}

/** What is wrong with one of several lines that came together. `line` counts from 0, `field` is the line's input. */
export type LineProblem = { line: number; field: string; message: string };

/** A refusal of many lines with everything that is wrong, so that one round of corrections is enough. */
export class LinesRefused extends DomainError {
  readonly problems: readonly LineProblem[];

  constructor(problems: readonly LineProblem[]) {
    const lines = new Set(problems.map(({ line }) => line)).size;
    super("invalid", { reason: `有 ${lines} 行需要核对，没有保存任何内容` });
    this.name = "LinesRefused";
    this.problems = problems;
  }
}
