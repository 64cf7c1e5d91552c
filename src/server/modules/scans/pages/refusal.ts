/** Every reason for which a scanned file is not read, with what to do. {name} is the file, other braces are counts. */
export const SCAN_REFUSALS = {
  encrypted: "“{name}”设有打开密码，无法识别。请用打开它的软件去掉密码后另存，再上传",
  damaged: "“{name}”不完整或已损坏，打不开。请重新扫描，或重新从扫描仪取得文件后再上传",
  "too-slow": "“{name}”打开时间过长，已停止。请降低扫描分辨率（300 dpi 以内）重新扫描，或拆分成几个文件",
  empty: "“{name}”没有任何页面。请确认选对了文件",
  tiff: "“{name}”是 TIFF 图片，无法识别。请把扫描仪的保存格式改为 PDF 或 JPG，重新扫描后上传",
  heic: "“{name}”是 HEIC 图片，无法识别。请在手机相机设置中改用“兼容性最佳（JPEG）”后重拍，或用微信“原图”发到电脑后上传 JPG",
  archive: "“{name}”是压缩包。请解压后直接选择里面的 PDF 或图片",
  other: "“{name}”不是扫描件。请上传 PDF，或 JPG、PNG 图片",
  "too-many-pages": "“{name}”有 {pages} 页，连同本批已有的 {held} 页超过 {limit} 页。请拆分成几个文件，分批上传",
  "too-many-files": "一批不超过 {limit} 个文件，“{name}”没有接收。请另建一批上传",
} as const;

export type ScanRefusalCode = keyof typeof SCAN_REFUSALS;

export function refusalText(code: ScanRefusalCode, fill: Record<string, string | number>): string {
  return SCAN_REFUSALS[code].replace(/\{(\w+)\}/g, (_, key: string) => String(fill[key] ?? ""));
}

/** A file that cannot be read as a whole; whoever knows its name makes the sentence. */
export class ScanRefusal extends Error {
  readonly code: ScanRefusalCode;

  constructor(code: ScanRefusalCode) {
    super(code);
    this.name = "ScanRefusal";
    this.code = code;
  }
}
