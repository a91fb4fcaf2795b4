"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { Thread } from "@/components/dialog/thread";
import {
  FailedDialog,
  MissingDialog,
  NoDialog,
} from "@/components/dialog/thread-placeholder";
import { ThreadSkeleton } from "@/components/dialog/thread-skeleton";
import type { AccountTag } from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { ConnectionBanner } from "./connection-banner";
import { DialogList } from "./dialog-list";
import { Notice } from "./notice";
import { SignedOutBanner } from "./signed-out-banner";
import { type InboxActions, type InboxStart, useInbox } from "./use-inbox";
import { useInboxKeys } from "./use-inbox-keys";
import { useReports } from "./use-reports";

type Props = {
  start: InboxStart;
  actions: InboxActions;
  /** The clinic's accounts that this member of staff may see. */
  accounts: AccountTag[];
  /** May the reader connect accounts? */
  isAdmin: boolean;
  /** The clinic's time zone (IANA name): every time on the screen is told in it. */
  timeZone: string;
  /** The member of staff at this screen: what they send bears their name before it is stored. */
  staffName: string;
  staffId: number;
};

/** The Dialogs screen: the list and the open dialog side by side, on a phone one at a time. */
export function Inbox(props: Props) {
  const { start, actions, accounts, isAdmin, timeZone, staffName, staffId } = props;
  const t = useTranslations("inbox");
  const inbox = useInbox(start, actions);
  const { openId, connection, counts, now } = inbox;
  const clock = useMemo(() => ({ now, zone: timeZone }), [now, timeZone]);
  useReports({ connection, unread: counts.unread });
  useInboxKeys(inbox);
  return (
    <div className="flex h-full flex-col" data-pane={openId === null ? "list" : "thread"}>
      <h1 className="sr-only">{t("title")}</h1>
      <ConnectionBanner state={connection} />
      {inbox.isSignedOut && <SignedOutBanner />}
      <div className="grid min-h-0 flex-1 md:grid-cols-[300px_minmax(0,1fr)] lg:grid-cols-[348px_minmax(0,1fr)]">
        <section
          aria-label={t("list")}
          className={clsx(
            "flex min-h-0 min-w-0 flex-col border-line bg-surface md:border-e",
            openId !== null && "max-md:hidden",
          )}
        >
          <DialogList
            {...inbox}
            accounts={inbox.accounts ?? accounts}
            isAdmin={isAdmin}
            clock={clock}
          />
        </section>
        <section
          aria-label={t("thread")}
          onInput={inbox.typed}
          className={clsx(
            "relative flex min-h-0 min-w-0 flex-col",
            openId === null && "max-md:hidden",
          )}
        >
          <OpenPane inbox={inbox} clock={clock} staffName={staffName} staffId={staffId} />
        </section>
      </div>
      <Notice notice={inbox.notice} />
    </div>
  );
}

type PaneProps = Pick<Props, "staffName" | "staffId"> & {
  inbox: ReturnType<typeof useInbox>;
  clock: Clock;
};

function OpenPane({ inbox, clock, staffName, staffId }: PaneProps) {
  const { open, openId, openState, rows, hrefOf, follow, reloadOpen } = inbox;
  const hasArrived = useHasArrived();
  const backHref = hrefOf({ dialogId: null });
  if (open && openState === "ready") {
    return (
      <Thread
        key={open.row.id}
        {...inbox}
        open={open}
        clock={clock}
        staffName={staffName}
        staffId={staffId}
        backHref={backHref}
        hasArrived={hasArrived}
      />
    );
  }
  if (openState === "none") return <NoDialog />;
  if (openState === "missing")
    return <MissingDialog backHref={backHref} onFollow={follow} />;
  if (openState === "failed") return <FailedDialog onRetry={reloadOpen} />;
  const row = rows.find(({ id }) => id === openId);
  return <ThreadSkeleton row={row} backHref={backHref} onFollow={follow} />;
}

/** False while the first screen appears, true from then on. */
function useHasArrived() {
  const hasArrived = useRef(false);
  useEffect(() => {
    hasArrived.current = true;
  }, []);
  return hasArrived;
}
