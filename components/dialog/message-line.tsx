"use client";

import clsx from "clsx";
import { memo } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { OpenDialog } from "@/lib/dialogs/types";
import { Bubble } from "./bubble";
import { DeliveryNote } from "./delivery-note";
import { MessageHead } from "./message-head";

type Props = {
  message: DrawnMessage;
  first: boolean;
  last: boolean;
  open: OpenDialog;
  zone: string;
  onRetry(messageId: number): void;
  onEdit(message: DrawnMessage): void;
  onDiscard(key: string): void;
};

/** A message with its group's head above the first of them, and below it what went wrong. */
export const MessageLine = memo(function MessageLine(props: Props) {
  const { message, first, last, open, zone } = props;
  return (
    <li
      data-line
      className={clsx(
        "flex flex-col",
        message.direction === "outbound" ? "items-end" : "items-start",
        last ? "mb-3" : "mb-0.5",
      )}
    >
      {first && (
        <MessageHead message={message} contact={open.row.name} account={open.row.account} />
      )}
      <Bubble message={message} last={last} zone={zone} />
      <DeliveryNote {...props} />
    </li>
  );
});
