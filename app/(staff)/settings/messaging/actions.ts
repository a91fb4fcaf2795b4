"use server";

import { after } from "next/server";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import { reconnectAccount } from "@/lib/accounts/connect/reconnect";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { AccountForm, TokenForm } from "@/lib/accounts/input";
import { renewNow } from "@/lib/accounts/secrets/renew-now";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import { adminAction } from "@/lib/auth/guard";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { done } from "@/lib/result";
import { showEverywhere, shown } from "./show-everywhere";

const disconnectGuarded = adminAction(AccountForm, async ({ staff, input }) => {
  const queuedIn = await disconnectAccount(input.accountId, staff.id);
  after(() => Promise.all(queuedIn.map(deliverDialog)));
  showEverywhere();
  return done;
});

const reconnectGuarded = adminAction(TokenForm, async ({ staff, input }) =>
  shown(await reconnectAccount(input.accountId, input, staff.id)),
);

const checkGuarded = adminAction(AccountForm, async ({ staff, input }) =>
  shown(await updateAccount(input.accountId, {}, staff.id)),
);

const renewGuarded = adminAction(AccountForm, async ({ staff, input }) =>
  shown(await renewNow(input.accountId, staff.id)),
);

/** Stops sending from an account; its history stays. */
export async function disconnect(accountId: number) {
  return disconnectGuarded({ accountId });
}

/** Lets a disconnected account send again, with its stored token or another one. */
export async function reconnect(
  accountId: number,
  authToken: string,
): Promise<SaveAnswer> {
  return reconnectGuarded({ accountId, authToken });
}

/** Asks the provider whether an account still works. */
export async function check(accountId: number): Promise<SaveAnswer> {
  return checkGuarded({ accountId });
}

/** Renews an account's token at once. */
export async function renew(accountId: number): Promise<SaveAnswer> {
  return renewGuarded({ accountId });
}
