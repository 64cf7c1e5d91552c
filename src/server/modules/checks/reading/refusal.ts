const SAVE_AS_DOCX = "另存为 .docx 后再核对";

/** Why a file is not checked, with what its owner can do. */
export const DRAFT_REFUSALS = {
  damaged: `文件不完整或已损坏，读不出文字。请在 Word 或 WPS 中确认能正常打开，${SAVE_AS_DOCX}`,
  encrypted: "文件设有打开密码，读不出文字。请去掉密码，另存后再核对",
  "zip-bomb": "文件解压后过大，没有读取。请删去图片等无关内容，另存后再核对",
  macros: `文件带有宏，没有读取。请在 Word 或 WPS 中打开，${SAVE_AS_DOCX}`,
  "old-word": `这是旧版 Word（.doc）文件，读不出文字。请在 Word 或 WPS 中打开，${SAVE_AS_DOCX}`,
  wps: `这是 WPS 文字（.wps）文件，读不出文字。请在 WPS 中打开，${SAVE_AS_DOCX}`,
  rtf: `这是 RTF 文件，读不出文字。请在 Word 或 WPS 中打开，${SAVE_AS_DOCX}`,
  odt: `这是 OpenDocument（.odt）文件，读不出文字。请在 Word 或 WPS 中打开，${SAVE_AS_DOCX}`,
  ofd: "这是版式文件（OFD），读不出文字。请改用定稿前的 Word 文件核对",
  picture: "这是图片，没有可核对的文字。请改用 Word 文件或者能复制文字的 PDF",
  scan: "这是扫描件，没有可核对的文字。请改用 Word 文件或者能复制文字的 PDF",
  sheet: "这是电子表格，不作文稿核对。需要核对其中的文字时，请复制到 Word 文件，或者另存为 CSV",
  slides: "这是演示文稿，不作文稿核对。需要核对其中的文字时，请复制到 Word 文件",
  empty: "文件里没有文字。请确认选对了文件，并且内容已经保存",
  encoding: "认不出文本文件的文字编码。请另存为 UTF-8 编码，再核对",
  unknown: "认不出文件的格式。请使用 .docx、.txt、.csv 文件或者能复制文字的 PDF",
  "too-long": "文字超过 200 万字或者 2000 页，没有读取。请分成几个文件，分别核对",
  "too-slow": "读取时间过长，已停止。请删去无关内容，另存后再核对",
} as const;

export type DraftRefusalCode = keyof typeof DRAFT_REFUSALS;

/** A file that is not checked; the message is shown as it is. */
export class DraftRefusal extends Error {
  readonly code: DraftRefusalCode;

  constructor(code: DraftRefusalCode) {
    super(DRAFT_REFUSALS[code]);
    this.name = "DraftRefusal";
    this.code = code;
  }
}

export function refuseDraft(code: DraftRefusalCode): never {
  throw new DraftRefusal(code);
}

/** The code of a refusal, as threads answer with it; null for any other error. */
export const refusalCode = (error: unknown) => (error instanceof DraftRefusal ? error.code : null);
