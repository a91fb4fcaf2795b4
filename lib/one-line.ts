import { z } from "zod";
import { longestLine } from "@/lib/lengths";
import { withoutBidiControls } from "@/lib/without-bidi-controls";

/**
 * One line of text as a field hands it over, not longer than a line may be: trimmed, and without what comes along when
 * people paste, control signs and those that turn the reading round. PostgreSQL takes neither all of these nor half a
 * sign.
 */
export const OneLine = z
  .string()
  .max(longestLine)
  .transform((text) =>
    withoutBidiControls(text)
      .toWellFormed()
      .replace(/\p{Cc}/gu, "")
      .trim(),
  );
