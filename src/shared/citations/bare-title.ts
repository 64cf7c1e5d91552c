const WIDTH: Readonly<Record<string, string>> = { "(": "（", ")": "）", "<": "〈", ">": "〉", '"': "“" };

/** A title without marks and white space, brackets and dashes of one kind: what two spellings of it have in common. */
export function bareTitle(title: string): string {
  return title
    .replace(/[《》\s]/g, "")
    .replace(/[()<>]/g, (mark) => WIDTH[mark] ?? mark)
    .replace(/["“”]/g, "“")
    .replace(/[〈〉]/g, "")
    .replace(/[-–－—~～]+/g, "—");
}

const TRIAL = /（(?:试行|暂行)）$/;

export const withoutTrial = (bare: string): string => bare.replace(TRIAL, "");
export const isTrial = (bare: string): boolean => TRIAL.test(bare);
