"use client";

import clsx from "clsx";
import { memo } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { AccountTag } from "@/lib/dialogs/types";
import { Bubble } from "./bubble";
import { DeliveryNote, type MessageHands } from "./delivery-note";
import { MessageHead } from "./message-head";

type Props = MessageHands & {
  message: DrawnMessage;
  first: boolean;
  last: boolean;
  contact: string;
  account: AccountTag;
  zone: string;
};

/** A message with its group's head above the first of them, and below it what went wrong. */
export const MessageLine = memo(function MessageLine(props: Props) {
  const { message, first, last, contact, account, zone } = props;
  return (
    <li
      data-line
      className={clsx(
        "flex flex-col",
        message.direction === "outbound" ? "items-end" : "items-start",
        last ? "mb-3" : "mb-0.5",
      )}
    >
      {first && <MessageHead message={message} contact={contact} account={account} />}
      <Bubble message={message} last={last} zone={zone} />
      <DeliveryNote {...props} />
    </li>
  );
});
