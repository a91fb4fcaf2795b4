"use client";

import clsx from "clsx";
import { memo } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { Bubble } from "./bubble";
import { DeliveryNote } from "./delivery-note";
import type { MessageHandlers } from "./message-handlers";
import { MessageHead } from "./message-head";
import { MessageMenu } from "./message-menu";
import { ReactionChips } from "./reaction-chips";

/** What all lines of a thread have in common. */
export type LineSurroundings = MessageHandlers & {
  contact: string;
  account: AccountTag;
  zone: string;
  /** Goes to another message of the thread. */
  onJump(messageId: number): void;
  /** What the channel will never say of a message that was sent; null where it says all. */
  legend: string | null;
};

type OwnProps = {
  message: DrawnMessage;
  first: boolean;
  last: boolean;
  isNewest: boolean;
  /** Is it the message that the address leads to? */
  isTarget: boolean;
  /** May a story that the message is about still be there? */
  storyLives: boolean;
};

export type LineProps = OwnProps & LineSurroundings;

type Props = OwnProps & {
  /** The same object for all lines while it says the same: each of them is compared with each change of the thread. */
  around: LineSurroundings;
};

/** A message with its group's head above the first of them, and below it reactions and what went wrong. */
export const MessageLine = memo(function MessageLine({ around, ...own }: Props) {
  const props: LineProps = { ...around, ...own };
  const { message, first, last, contact, account, isTarget, onCite } = props;

  return (
    <li
      data-line
      data-message={message.drawn ? undefined : message.id}
      data-target={isTarget || undefined}
      tabIndex={-1}
      className={clsx(
        "group/line flex flex-col outline-none",
        // What changes beside it is then painted without it. The ring around a bubble reaches beyond its line, and so does
        // what is open of it.
        "[overflow-clip-margin:4px] has-aria-expanded:contain-none supports-[overflow-clip-margin:4px]:contain-paint",
        message.direction === "outbound" ? "items-end" : "items-start",
        last ? "mb-3" : "mb-0.5",
      )}
    >
      {first && (
        <MessageHead
          message={message}
          contact={contact}
          account={account}
          family={props.family}
        />
      )}
      <div
        className={clsx(
          "flex w-full gap-1",
          message.direction === "outbound" && "flex-row-reverse",
        )}
      >
        <Bubble {...props} />
        {onCite && !message.drawn && <MessageMenu message={message} onCite={onCite} />}
      </div>
      <ReactionChips
        reactions={message.reactions}
        contact={contact}
        clinic={account.handle}
      />
      <DeliveryNote {...props} />
    </li>
  );
});
