"use client";

import { useTranslations } from "next-intl";
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { HeldReply } from "@/components/inbox/state/guard";
import { useCommand } from "@/components/keyboard/use-command";
import { PresenceAvatars } from "@/components/presence/presence-avatars";
import { type TouchDeeds, useTouchDeeds } from "@/components/touches/use-touch-deeds";
import { afterPaint } from "@/components/ui/after-paint";
import type { MessageVersion } from "@/lib/dialogs/types/message";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Colleague } from "@/lib/staff/types";
import { AssigneeMenu } from "./assignee-menu";
import { type ComposerDeeds, type ComposerHands, ComposerPlace } from "./composer-place";
import { useFamily } from "./family";
import { ViewerPlace } from "./files/viewer-place";
import { FindBar } from "./find-bar";
import { GearMenu } from "./gear-menu";
import type { MessageHands } from "./message-hands";
import { Messages, type Reading } from "./messages";
import { ThreadHeader } from "./thread-header";
import { trayOf } from "./tray/tray-store";
import type { Pad } from "./use-words";

type Props = ComposerDeeds &
  Reading & {
    /** May the reader look after accounts? */
    isAdmin: boolean;
    backHref: string;
    /** What was written and not sent, by dialog. */
    writing: Pad;
    /** The reply that waits for its writer to look again. */
    held: HeldReply | null;
    /** Did somebody come here from another dialog? Then the heading takes the focus. */
    hasArrived: RefObject<boolean>;
    /** The button that shows who is at the other end. */
    details: ReactNode;
    /** Says who of a family wrote messages; null where it is not known after all. */
    attribute(messageIds: number[], personId: number | null): void;
    follow(event: MouseEvent, href: string): void;
    /** Something was typed for the patient. */
    typed(): void;
    loadVersions(messageId: number): Promise<MessageVersion[] | null>;
    fetchAgain(fileId: number): void;
    retry(messageId: number): void;
    close(): void;
    assign(dialogId: number, assigneeId: number | null): void;
    loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  };

/** One dialog: its head, its messages and the place for a reply. Give it the dialog's id as its key. */
export function Thread(props: Props) {
  const { open, backHref, follow, close, reopen, deeds } = props;
  const { row } = open;
  const address = useAddress(open);
  const giving = useGiving(row.id, props);
  const block = useCallback(
    (isBlocked: boolean) => void deeds.block(row.id, isBlocked),
    [deeds, row.id],
  );
  const title = useRef<HTMLHeadingElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const composer = useRef<ComposerHands>(null);
  const [viewed, setViewed] = useState<string | null>(null);
  const touches = useTouchDeeds();
  const hands = useHands(props, { touches, composer, onView: setViewed });
  useCommand("viewTouches", touches.view);
  useCommand("createTouch", touches.create);
  useFocusOnArrival(title, props);
  return (
    <>
      <ThreadHeader
        name={row.name}
        picture={row.picture}
        state={stateOf(row)}
        address={address}
        account={row.account}
        dialogId={row.id}
        backHref={backHref}
        onFollow={follow}
        titleRef={title}
      >
        <PresenceAvatars dialogId={row.id} />
        <AssigneeMenu assignee={row.assignee} me={props.me} {...giving} />
        <GearMenu
          closed={row.closed}
          blocked={row.blocked}
          assigned={row.assignee !== null}
          touches={touches}
          onClose={close}
          onReopen={reopen}
          onBlock={block}
        />
        {props.details}
      </ThreadHeader>
      <FindBar
        hits={props.hits}
        messageId={props.jump?.messageId ?? null}
        goToMessage={props.goToMessage}
      />
      <Messages
        open={open}
        messages={props.messages}
        hasOlder={props.hasOlder}
        hasNewer={props.hasNewer}
        jump={props.jump}
        arrivals={props.arrivals}
        late={props.late}
        hits={props.hits}
        firstUnseenSeq={props.firstUnseenSeq}
        clock={props.clock}
        me={props.me}
        loadOlder={props.loadOlder}
        loadNewer={props.loadNewer}
        goToMessage={props.goToMessage}
        markSeen={props.markSeen}
        sight={props.sight}
        withdrawNote={props.withdrawNote}
        hands={hands}
      />
      <ViewerPlace
        messages={props.messages}
        picture={viewed}
        onView={setViewed}
        onClose={() => setViewed(null)}
      />
      <div
        className="mx-auto w-full max-w-[768px] shrink-0 md:px-6 md:pb-4 print:hidden"
        onInput={props.typed}
      >
        <ComposerPlace
          ref={composer}
          open={open}
          held={props.held}
          pad={props.writing}
          input={input}
          clock={props.clock}
          me={props.me}
          isAdmin={props.isAdmin}
          send={props.send}
          sendAnyway={props.sendAnyway}
          note={props.note}
          loadCanned={props.loadCanned}
          loadOffer={props.loadOffer}
          discard={props.discard}
          reopen={reopen}
          deeds={deeds}
        />
      </div>
    </>
  );
}

function stateOf({ blocked, stopped }: DialogRow): "blocked" | "stopped" | null {
  if (blocked) return "blocked";
  return stopped ? "stopped" : null;
}

/** Whom a dialog may be given to, and giving it. */
function useGiving(
  dialogId: number,
  { loadAssignees, assign }: Pick<Props, "loadAssignees" | "assign">,
) {
  return useMemo(
    () => ({
      loadAssignees: () => loadAssignees(dialogId),
      assign: (assigneeId: number | null) => assign(dialogId, assigneeId),
    }),
    [dialogId, loadAssignees, assign],
  );
}

type HandsOf = {
  touches: TouchDeeds;
  composer: RefObject<ComposerHands | null>;
  onView(picture: string): void;
};

/** The contact's address; a phone that several people share says so. */
function useAddress({ address, people }: OpenDialog): string | null {
  const t = useTranslations("patients.head");
  return address && people.length > 1 ? t("address", { address }) : address;
}

/** The hands of a message. Editing one that did not get through brings it back to where it was written. */
function useHands(props: Props, { touches, composer, onView }: HandsOf): MessageHands {
  const { open, messages, retry, discard, loadVersions, fetchAgain } = props;
  const { writing, attribute } = props;
  const { id } = open.row;
  const family = useFamily({ people: open.people, messages, attribute });
  return useMemo(
    () => ({
      family,
      loadVersions,
      onView,
      onFetchAgain: fetchAgain,
      onCite: touches.cite,
      onViewTouches: touches.view,
      onRetry: retry,
      onDiscard: (message: DrawnMessage) => {
        discard(message.key);
        trayOf(id).letGo(message.files);
      },
      onEdit: (message: DrawnMessage) => {
        discard(message.key);
        trayOf(id).putBack(message.files);
        const { text } = writing.read(id);
        if (!message.template)
          writing.write(id, { text: text ? `${text}\n${message.text}` : message.text });
        composer.current?.goOn(message.template);
      },
    }),
    [
      family,
      touches,
      retry,
      discard,
      loadVersions,
      fetchAgain,
      onView,
      writing,
      id,
      composer,
    ],
  );
}

function useFocusOnArrival(
  title: RefObject<HTMLHeadingElement | null>,
  { hasArrived, jump }: Pick<Props, "hasArrived" | "jump">,
) {
  // Who comes for a message has the focus on it.
  const isForMessage = useRef(jump !== null);
  useEffect(() => {
    if (!hasArrived.current || isForMessage.current) return;
    return afterPaint(() => {
      // Whoever is in the thread by then, as in its composer, stays there.
      const thread = title.current?.closest("header")?.parentElement;
      if (!thread?.contains(document.activeElement))
        title.current?.focus({ preventScroll: true });
    });
  }, [title, hasArrived]);
}
