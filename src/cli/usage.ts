/** A mistake in the call: one line, exit 2. */
export class UsageError extends Error {}

export type Options = Record<string, string | boolean | undefined>;
