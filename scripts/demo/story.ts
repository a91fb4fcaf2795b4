import type { Staff } from "@/lib/auth/current-staff";
import type { Standin } from "@/tests/support/standin/standin";
import type { Account } from "./connect-accounts";
import type { Ago, SampleDialog } from "./sample";
import type { AccountName, Member } from "./world";

/** Where sample dialogs take place. */
export type Clinic = {
  accounts: Record<AccountName, Account>;
  staff: Record<Member, Staff>;
  standin: Standin;
  now: Date;
};

/** A sample dialog on its way into the inbox. */
export type Story = {
  clinic: Clinic;
  sample: SampleDialog;
  account: Account;
  /** null until its first line. */
  dialogId: number | null;
  /** The provider's ids of its lines. */
  externalIds: string[];
};

/** The moment so many minutes ago. */
export const before = ({ now }: Clinic, minutes: Ago): Date =>
  new Date(now.getTime() - minutes * 60_000);

/** What must be there by now, since the sample dialogs are in order. */
export function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new Error("The sample data is out of order.");
  return value;
}
