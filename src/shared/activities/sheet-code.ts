/**
 * What the corner code of a sign-in sheet says: which activity the signed sheet belongs to. Capitals, digits, - and : are
 * what a QR code holds most densely, so the code stays coarse enough for a poor scanner.
 */
export function sheetCode(activityId: string): string {
  return `SHILU:${activityId.toUpperCase()}`;
}

const CODE = /^SHILU:([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})$/;

/** The activity that a code read from paper names; null for every other code that may stand on a page. */
export function activityOfCode(text: string): string | null {
  return CODE.exec(text)?.[1]?.toLowerCase() ?? null;
}
