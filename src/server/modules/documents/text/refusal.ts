/** Why no text was read out of a file, with what its owner can do; the file itself stays. */
export const TEXT_REFUSALS = {
  damaged: "文件不完整或已损坏，读不出文字。请重新取得文件，确认能正常打开后再上传",
  encrypted: "文件设有打开密码，读不出文字。请去掉密码，另存后再上传",
  "zip-bomb": "文件解压后过大，没有读取。请删去无关内容，另存后再上传",
  encoding: "认不出文本文件的文字编码。请另存为 UTF-8 编码，再上传",
  unknown: "认不出文件的格式，没有读取文字",
  "too-long": "文字超过 200 万字或者 2000 页，没有读取。请分成几个文件，再上传",
  "too-slow": "读取时间过长，已停止。请删去无关内容，另存后再上传",
} as const;

export type TextRefusalCode = keyof typeof TEXT_REFUSALS;

export class TextRefusal extends Error {
  readonly code: TextRefusalCode;

  constructor(code: TextRefusalCode) {
    super(TEXT_REFUSALS[code]);
    this.name = "TextRefusal";
    this.code = code;
  }
}

export function refuseText(code: TextRefusalCode): never {
  throw new TextRefusal(code);
}
