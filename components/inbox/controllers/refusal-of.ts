import { unstable_isUnrecognizedActionError } from "next/navigation";
import { reportOutdated } from "@/components/shell/outdated";
import type { Done } from "@/lib/result";

/** Why the action did nothing; null where it did. An action that throws never answered: a build gone by, or no network. */
export async function refusalOf(attempted: Promise<Done>): Promise<string | null> {
  try {
    const result = await attempted;
    return result.ok ? null : result.reason;
  } catch (error) {
    if (!unstable_isUnrecognizedActionError(error)) return "network";
    reportOutdated();
    return "outdated";
  }
}
