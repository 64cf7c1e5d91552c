import { z } from "zod";

export const FILE_LIMIT = 20 * 1024 * 1024;

export const storedFile = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
});
export type StoredFile = z.infer<typeof storedFile>;
