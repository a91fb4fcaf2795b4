import { z } from "zod";

/**
 * One line of text as a field hands it over, at most 200 characters: trimmed, and without the control signs that come
 * along when people paste. PostgreSQL takes neither all of these nor half a sign.
 */
export const oneLine = z
  .string()
  .max(200)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/\p{Cc}/gu, "")
      .trim(),
  );
