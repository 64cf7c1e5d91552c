const SAME_AS: Readonly<Record<string, string>> = {
  "—": "-",
  "–": "-",
  "―": "-",
  "‐": "-",
  "−": "-",
  "∶": ":",
  "〔": "[",
  "〕": "]",
  "\u3000": " ",
  "\u00a0": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\t": " ",
};

/** Folds full-width forms, dashes, brackets and spaces to ASCII. One code unit stays one: offsets keep their meaning. */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e—–―‐−∶〔〕\u3000\u00a0\u2009\u202f\t]/gu, (c) => {
    const code = c.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (SAME_AS[c] ?? c);
  });
}

/** Matches a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether only spaces stand between the place and the start of its paragraph. */
export function atParagraphStart(norm: string, at: number): boolean {
  let i = at;
  while (i > 0 && norm[i - 1] === " ") i--;
  return i === 0 || norm[i - 1] === "\n";
}
