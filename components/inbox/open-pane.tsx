"use client";

import { type ReactNode, Suspense, useLayoutEffect, useRef } from "react";
import { FailedDialog, NoDialog } from "@/components/dialog/thread-placeholder";
import { ThreadSkeleton } from "@/components/dialog/thread-skeleton";
import { useShown } from "@/components/patients/details/use-shown";
import type { PersonActions } from "@/components/patients/person-actions";
import type { TouchActions } from "@/components/touches/touch-actions";
import { ErrorBoundary } from "@/components/ui/loading/error-boundary";
import { isMissingScript } from "@/components/ui/loading/lazy-component";
import { usePaintedValue } from "@/components/ui/rendering/use-painted-value";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { MissingDialog, OpenDialog } from "./lazy-parts";
import { useDialogHits } from "./search/use-dialog-hits";
import { threadLook } from "./thread-look";
import type { useInbox } from "./use-inbox";

type Props = {
  /** May the reader connect accounts? */
  isAdmin: boolean;
  people: PersonActions;
  touches: TouchActions;
  me: Colleague;
  inbox: ReturnType<typeof useInbox>;
  clock: Clock;
  drawOver(asked: ReactNode): void;
};

/** What stands beside the list: the open dialog, or why there is none. */
export function OpenPane(props: Props) {
  const { inbox, clock, me, people, touches } = props;
  const { open, openId, openState, rows, counts, hrefOf, follow, reloadOpen } = inbox;
  const hits = useDialogHits(inbox.q, openId, inbox.searchDialog);
  const hasArrived = useHasArrived(inbox);
  const shown = useShown();
  const backHref = hrefOf({ dialogId: null });
  const row = rows.find(({ id }) => id === openId);
  const waiting = <ThreadSkeleton row={row} backHref={backHref} onFollow={follow} />;
  const paintedId = usePaintedValue(openId);
  const failed = (why: "failedToOpen" | "failedToDraw", onRetry: () => void) => (
    <FailedDialog why={why} backHref={backHref} onFollow={follow} onRetry={onRetry} />
  );
  // A thread takes a moment to draw: meanwhile its head is there, and never the thread of somebody else.
  if (open && openState === "ready" && paintedId === openId) {
    return (
      <ErrorBoundary
        resetKey={open}
        fallback={(again, fault) => (
          <div className={threadLook}>
            {failed(isMissingScript(fault) ? "failedToOpen" : "failedToDraw", () => {
              again();
              reloadOpen();
            })}
          </div>
        )}
      >
        <Suspense fallback={waiting}>
          <OpenDialog
            inbox={inbox}
            open={open}
            clock={clock}
            me={me}
            isAdmin={props.isAdmin}
            people={people}
            touches={touches}
            backHref={backHref}
            hasArrived={hasArrived}
            hits={hits}
            shown={shown}
            drawOver={props.drawOver}
          />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <div className={threadLook}>
      {openState === "none" && counts.active + counts.closed > 0 && <NoDialog />}
      {openState === "missing" && openId !== null && (
        <Suspense fallback={waiting}>
          <MissingDialog
            dialogId={openId}
            writing={inbox.writing}
            backHref={backHref}
            onFollow={follow}
          />
        </Suspense>
      )}
      {openState === "failed" && failed("failedToOpen", reloadOpen)}
      {(openState === "loading" || openState === "ready") && waiting}
    </div>
  );
}

/**
 * False for the thread that the page came with, whenever it comes to life: whoever writes there already, or has pressed
 * something, keeps the focus. True once another one is to come.
 */
function useHasArrived({ openId, openState }: Props["inbox"]) {
  const first = useRef(openId);
  const hasArrived = useRef(false);
  const isAnother = openId !== first.current || openState !== "ready";
  // Before what comes asks.
  useLayoutEffect(() => {
    if (isAnother) hasArrived.current = true;
  }, [isAnother]);
  return hasArrived;
}
