/** Log lines are for administrators: one JSON object a line on stderr, no personal data. */
export function logError(message: string, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", time: new Date().toISOString(), message, detail })}\n`);
}
