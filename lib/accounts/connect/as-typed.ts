import type { StoredAccount } from "@/lib/accounts/find";
import { tagOf } from "@/lib/accounts/list";
import type { AccountWords } from "@/lib/accounts/types/saving";
import { isUnset } from "@/lib/accounts/unset";
import { type ConflictingEdit, refused } from "@/lib/result";
import { localOf } from "@/lib/wall-clock";
import type { AccountSettings } from "./store-account";

/** The number that a sender's form shows; empty while nobody has entered it. */
export const numberOf = ({ externalId }: Pick<StoredAccount, "externalId">): string =>
  isUnset(externalId) ? "" : externalId;

/** What staff decided about an account, as far as a form can say it: a deadline falls on a minute. */
export function settingsOf(account: StoredAccount) {
  const { label, deadlineAt, deadlineZone, humanAgent, brand } = account;
  const { colour } = tagOf(account);
  const minute =
    deadlineAt && new Date(Math.floor(deadlineAt.getTime() / 60_000) * 60_000);
  return { label, colour, deadlineAt: minute, deadlineZone, humanAgent, brand };
}

type Named = Pick<AccountWords, "accountSid" | "senderNumber">;

/** What somebody else changed of an account meanwhile, in the words of its form. */
export function inFormsWords(
  theirs: Partial<AccountSettings & Named>,
  { deadlineAt, deadlineZone }: StoredAccount,
): ConflictingEdit<AccountWords> {
  const { deadlineAt: at, deadlineZone: zone, brand, ...words } = theirs;
  return {
    ...refused("changedMeanwhile"),
    theirs: {
      ...words,
      ...(brand !== undefined && { brand: brand ?? "" }),
      ...((at !== undefined || zone !== undefined) && {
        deadline: deadlineAt ? localOf(deadlineAt, deadlineZone ?? "UTC") : "",
        ...(deadlineZone && { deadlineZone }),
      }),
    },
  };
}
