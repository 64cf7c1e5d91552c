const SAVE_AS = "请在 WPS 或 Excel 中打开后选择“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。";

/** Every reason for which a file is not read, with what to do. Braces are filled by whoever refuses. */
export const SHEET_REFUSALS = {
  "old-format": SAVE_AS,
  encrypted:
    "文件设有打开密码，系统无法读取。请在 WPS 或 Excel 中打开，去掉打开密码，另存为“Excel 工作簿（*.xlsx）”，再上传。",
  macros: `文件带有宏，系统不接收。${SAVE_AS}`,
  damaged:
    "文件不完整或已损坏（可能没有下载或传输完）。请重新取得文件，在 WPS 或 Excel 中确认能正常打开后另存为“Excel 工作簿（*.xlsx）”，再上传。",
  empty: "文件里没有任何内容。请确认选对了文件，并且内容已经保存，再上传。",
  "other-format": `这是{what}，不是电子表格。请上传 Excel 工作簿（*.xlsx）或 CSV 文件。`,
  unknown: `认不出这个文件的格式。${SAVE_AS}`,
  encoding: `认不出这个文本文件的文字编码。${SAVE_AS}`,
  "too-large": "文件太大（不超过 50 MB，全部文字不超过 1 亿字）。请删去图片和无关的工作表，或分成几个文件，再上传。",
  "zip-bomb": "文件解压后超过 500 MB，系统不读取。请删去无关内容，或分成几个文件，再上传。",
  "too-many-rows": "文件共有 {rows} 行，超过 200,000 行。请分成几个文件，再上传。",
  "too-many-columns": "工作表“{sheet}”有内容的列到了第 {columns} 列，超过 200 列。请删去右侧无关的列，再上传。",
  "too-wide-area":
    "工作表的范围过大：很远的行或列里还有内容或格式。请删去表格下方和右侧的空行空列（选中后删除，而不是清空），再上传。",
  "too-slow": "文件读取时间过长，已停止。请删去无关的工作表和格式，或分成几个文件，再上传。",
} as const;

export type SheetRefusalCode = keyof typeof SHEET_REFUSALS;

/** A file that is not read, and what its owner can do; the message is shown as it is. */
export class SheetRefusal extends Error {
  readonly code: SheetRefusalCode;
  readonly fill: Readonly<Record<string, string>>;

  constructor(code: SheetRefusalCode, fill: Record<string, string> = {}) {
    super(SHEET_REFUSALS[code].replace(/\{(\w+)\}/g, (_, key: string) => fill[key] ?? ""));
    this.name = "SheetRefusal";
    this.code = code;
    this.fill = fill;
  }
}

/** For what reads files in general and leaves it to the caller what a refusal is. */
export function refuseSheet(code: "damaged" | "zip-bomb" | "encoding" | "unknown"): never {
  throw new SheetRefusal(code);
}
