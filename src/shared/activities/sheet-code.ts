/**
 * What the corner code of a sign-in sheet says: which activity the signed sheet belongs to. Capitals, digits, - and : are
 * what a QR code holds most densely, so the code stays coarse enough for a poor scanner.
 */
export function sheetCode(activityId: string): string {
  return `SHILU:${activityId.toUpperCase()}`;
}
