import { type AccountProblem, longestLabel } from "@/lib/accounts/types/saving";
import type { Checked } from "@/lib/channels/asked";
import { readSenderNumber } from "./sender-number";

const accountSidForm = /^AC[0-9a-f]{32}$/i;

type Entered = Record<"accountSid" | "authToken" | "senderNumber" | "label", string>;

/** What can be seen to be wrong with a new sender before its provider is asked, in the order of the fields. */
export function senderProblems({ accountSid, authToken, senderNumber, label }: Entered) {
  return [
    problemWith(
      "accountSid",
      accountSid,
      "accountSidForm",
      accountSidForm.test(accountSid),
    ),
    ...tokenProblems(authToken),
    problemWith(
      "senderNumber",
      senderNumber,
      "senderNumberForm",
      readSenderNumber(senderNumber) !== null,
    ),
    ...labelProblems(label),
  ].filter((problem) => problem !== null);
}

/** The same of a new profile, whose token tells which account it is: an id may be missing, and is no @name. */
export function profileProblems({
  accountSid,
  authToken,
  label,
}: Omit<Entered, "senderNumber">): AccountProblem[] {
  const isId = /^\d*$/.test(accountSid);
  return [
    ...(isId ? [] : [{ field: "accountSid", reason: "accountSidForm" } as const]),
    ...tokenProblems(authToken),
    ...labelProblems(label),
  ];
}

/** What is wrong with a token before its provider is asked: that it is missing. */
export function tokenProblems(authToken: string): AccountProblem[] {
  const problem = problemWith("authToken", authToken, "credentials", true);
  return problem ? [problem] : [];
}

/** What is wrong with a label; nothing, mostly. An empty one is well: the account's own name stands in for it. */
export function labelProblems(label: string): AccountProblem[] {
  return label.length <= longestLabel ? [] : [{ field: "label", reason: "labelLength" }];
}

/** What a provider's check refused, by the field to mend. */
export function problemOf({
  field,
  reason,
}: Extract<Checked, { ok: false }>): AccountProblem {
  return { field: field === "sender" ? "senderNumber" : field, reason };
}

function problemWith(
  field: AccountProblem["field"],
  value: string,
  reason: AccountProblem["reason"],
  isWell: boolean,
): AccountProblem | null {
  if (value === "") return { field, reason: "missing" };
  return isWell ? null : { field, reason };
}
