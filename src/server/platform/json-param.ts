import { z } from "zod";

/** A query parameter that holds JSON of this shape, so that what a page asks for can be linked to. */
export function jsonParam<T extends z.ZodType>(schema: T, what: string) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: `${what}不是有效的 JSON` });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
