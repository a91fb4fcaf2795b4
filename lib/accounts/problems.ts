import type { Checked } from "@/lib/channels/types";
import { readSenderNumber } from "./sender-number";
import type { SaveResult, SenderProblem } from "./types";

const accountSidForm = /^AC[0-9a-f]{32}$/i;
const labelMax = 60;

type Entered = Record<"accountSid" | "authToken" | "senderNumber" | "label", string>;

/** Nothing was stored, for these reasons. */
export const refusedFor = (problems: SenderProblem[]): SaveResult => ({
  ok: false,
  reason: "problems",
  problems,
});

/** What can be seen to be wrong with a new sender before its provider is asked, in the order of the fields. */
export function senderProblems({ accountSid, authToken, senderNumber, label }: Entered) {
  return [
    problemWith(
      "accountSid",
      accountSid,
      "accountSidForm",
      accountSidForm.test(accountSid),
    ),
    problemWith("authToken", authToken, "credentials", true),
    problemWith(
      "senderNumber",
      senderNumber,
      "senderNumberForm",
      readSenderNumber(senderNumber) !== null,
    ),
    ...labelProblems(label),
  ].filter((problem) => problem !== null);
}

/** What is wrong with a label; nothing, mostly. */
export function labelProblems(label: string): SenderProblem[] {
  const problem = problemWith("label", label, "labelLength", label.length <= labelMax);
  return problem ? [problem] : [];
}

/** What a provider's check refused, by the field to mend. */
export function problemOf({
  field,
  reason,
}: Extract<Checked, { ok: false }>): SenderProblem {
  return { field: field === "sender" ? "senderNumber" : field, reason };
}

function problemWith(
  field: SenderProblem["field"],
  value: string,
  reason: SenderProblem["reason"],
  isWell: boolean,
): SenderProblem | null {
  if (value === "") return { field, reason: "missing" };
  return isWell ? null : { field, reason };
}
