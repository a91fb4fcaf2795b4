import type { Route } from "next";
import type { ReactNode } from "react";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Done } from "@/lib/result";
import { DisconnectAccount } from "./disconnect-account";
import { hrefsOf } from "./messaging-hrefs";
import { ReconnectAccount } from "./reconnect-account";

/** What can be done with any account, by its id. */
export type AccountActions = {
  disconnect(accountId: number): Promise<Done>;
  reconnect(accountId: number, authToken: string): Promise<SaveAnswer>;
};

type Props = {
  accounts: SavedAccount[];
  /** What the address asks for: the ids of accounts. */
  asked: { disconnect?: number | undefined; reconnect?: number | undefined };
  /** Where one is who does not disconnect an account after all; the page itself, unless it is told. */
  staysAt?(accountId: number): Route;
} & AccountActions;

/** The question before an account is disconnected, and the form that connects it again. */
export function AccountDialogs({
  accounts,
  asked,
  staysAt,
  disconnect,
  reconnect,
}: Props): ReactNode {
  const leaving = accounts.find(
    ({ tag, state }) => tag.id === asked.disconnect && state !== "disconnected",
  );
  const returning = accounts.find(
    ({ tag, state }) => tag.id === asked.reconnect && state === "disconnected",
  );
  if (leaving) {
    const { id, channel } = leaving.tag;
    return (
      <DisconnectAccount
        account={leaving}
        cancelHref={staysAt?.(id) ?? hrefsOf(channel).page}
        disconnect={disconnect.bind(null, id)}
      />
    );
  }
  if (!returning) return null;
  const { id } = returning.tag;
  return <ReconnectAccount account={returning} reconnect={reconnect.bind(null, id)} />;
}
