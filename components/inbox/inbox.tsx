"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import type { PersonActions } from "@/components/patients/person-actions";
import type { TouchActions } from "@/components/touches/touch-actions";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { deferred } from "@/components/ui/rendering/deferred";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { AddressWatch } from "./address-watch";
import { ConnectionBanner } from "./connection-banner";
import type { InboxActions } from "./controllers/sending";
import {
  SignedOutBanner,
  StartWindow,
  usePrefetch,
  WhyClose,
  waitForDrawn,
} from "./lazy-parts";
import { DialogList, type ListProps } from "./list/dialog-list";
import { Notice } from "./notice";
import { OpenPane } from "./open-pane";
import { type StartOptions, useStarting } from "./start/use-starting";
import { type InboxStart, useInbox } from "./use-inbox";
import { useInboxKeys } from "./use-inbox-keys";
import { useReports } from "./use-reports";

type Props = {
  start: InboxStart;
  actions: InboxActions;
  /** The clinic's accounts that this member of staff may see. */
  accounts: AccountTag[];
  /** How a dialog may be begun. */
  starting: StartOptions;
  /** May the reader connect accounts? */
  isAdmin: boolean;
  /** The clinic's time zone (IANA name): every time on the screen is told in it. */
  timeZone: string;
  /** The member of staff at this screen: what they send bears their name before it is stored. */
  staffName: string;
  staffId: number;
  /** What can be done about the people behind the dialogs, and what is recorded with them. */
  people: PersonActions;
  touches: TouchActions;
};

/** The Dialogs screen, once all is there that it begins with. What waits has no state of its own: React would mix it up. */
export function Inbox(props: Props) {
  waitForDrawn(props.start);
  return <Screen {...props} />;
}

/** Where one is shows itself at once, what is new in the list a moment later. */
const CalmList = deferred(
  DialogList,
  (before: ListProps, now) =>
    before.place !== now.place || before.starting.isOpen !== now.starting.isOpen,
);

/** The list and the open dialog side by side, on a phone one at a time; what changes in one is painted without the other. */
function Screen(props: Props) {
  const { start, actions, accounts, isAdmin, timeZone, staffId } = props;
  const t = useTranslations("inbox");
  const inbox = useInbox(start, actions);
  const { openId, connection, counts, now } = inbox;
  const me = useMemo(
    () => ({ id: staffId, name: props.staffName }),
    [staffId, props.staffName],
  );
  const clock = useMemo(() => ({ now, zone: timeZone }), [now, timeZone]);
  // What is asked in a dialog, over the page: words that are in it outlive a dialog that is taken meanwhile.
  const [over, drawOver] = useState<ReactNode>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dialog has not asked it, and asks what it does later.
  useLayoutEffect(() => drawOver(null), [openId]);
  const reaching = usePrefetch();
  useReports({ connection, unread: counts.unread });
  useInboxKeys(inbox);
  const starting = useStarting(props.starting, {
    loadOffer: inbox.loadOffer,
    onLeft: () => inbox.go(inbox.hrefOf({})),
    onStarted(dialogId, isNew) {
      inbox.go(inbox.hrefOf({ dialogId, tab: "active", q: "" }));
      void inbox.catchUp();
      if (!isNew) inbox.say("dialogExists");
    },
  });
  return (
    <div className="flex h-full flex-col" data-pane={openId === null ? "list" : "thread"}>
      {/* An open dialog has a heading of its own. */}
      <h1 tabIndex={openId === null ? -1 : undefined} className="sr-only">
        {t("title")}
      </h1>
      <AddressWatch onMove={inbox.arrive} />
      {/* No waiting brings a session back, as it does a connection. */}
      {inbox.isSignedOut && connection !== "offline" ? (
        <LazyBoundary>
          <SignedOutBanner />
        </LazyBoundary>
      ) : (
        <ConnectionBanner
          state={connection}
          zone={timeZone}
          onRetry={() => void inbox.catchUp()}
        />
      )}
      <div className="grid min-h-0 flex-1 md:grid-cols-[clamp(308px,39vw,348px)_minmax(0,1fr)]">
        <section
          aria-label={t("list")}
          {...reaching}
          className={clsx(
            "flex min-h-0 min-w-0 flex-col border-line bg-surface md:border-e",
            openId !== null && "max-md:hidden",
          )}
        >
          <CalmList
            {...inbox}
            starting={starting}
            accounts={inbox.accounts ?? accounts}
            told={inbox.accounts}
            isAdmin={isAdmin}
            me={me}
            clock={clock}
          />
        </section>
        <section
          aria-label={t("thread")}
          className={clsx(
            "relative flex min-h-0 min-w-0 contain-paint",
            openId === null && "max-md:hidden",
          )}
        >
          <OpenPane {...props} {...{ me, inbox, clock, drawOver }} />
        </section>
      </div>
      <Notice notice={inbox.notice} undo={inbox.undo} onOver={inbox.unsay} />
      <LazyBoundary>{over}</LazyBoundary>
      <LazyBoundary>
        {starting.isOpen && (
          <StartWindow starting={starting} isAdmin={isAdmin} told={inbox.accounts} />
        )}
      </LazyBoundary>
      <LazyBoundary>
        {inbox.asksWhy && (
          <WhyClose
            key={inbox.asksWhy.id}
            name={inbox.asksWhy.name}
            onClose={(reason) => void inbox.deeds.close(inbox.asksWhy?.id, reason)}
            onCancel={inbox.keepActive}
          />
        )}
      </LazyBoundary>
    </div>
  );
}
