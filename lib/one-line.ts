import { z } from "zod";

/**
 * One line of text as a field hands it over, at most 200 characters: trimmed, and without the control signs that come
 * along when people paste, of which PostgreSQL does not take all.
 */
export const oneLine = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\p{Cc}/gu, "").trim());
