import { z } from "zod";
import { longestLine } from "@/lib/lengths";

/**
 * One line of text as a field hands it over, not longer than a line may be: trimmed, and without the control signs that
 * come along when people paste. PostgreSQL takes neither all of these nor half a sign.
 */
export const OneLine = z
  .string()
  .max(longestLine)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/\p{Cc}/gu, "")
      .trim(),
  );
