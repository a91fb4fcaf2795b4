"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Speaker } from "@/components/inbox/list/preview-line";
import { RowName } from "@/components/inbox/list/row-name";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Marked } from "@/components/ui/text/marked";
import type { MessageHit, MessageReason } from "@/lib/dialogs/types/search";
import { type Clock, fullTime, listTime } from "@/lib/format";
import { ClosedChip } from "./closed-chip";
import { hitKeys } from "./hit-keys";

type Props = {
  hit: MessageHit;
  href: string;
  current: boolean;
  clock: Clock;
  onFollow(event: MouseEvent, href: string): void;
};

const icons: Record<MessageReason, IconName> = {
  message: "icon-message-square",
  caption: "icon-image",
  fileName: "icon-file-text",
  note: "icon-lock",
};

/** A message that was found: whose, when, who said it, the words around it, and where they stand. It leads to it in its thread. */
export function MessageRow({ hit, href, current, clock, onFollow }: Props) {
  const t = useTranslations("search.reason");
  const tPreview = useTranslations("inbox.preview");
  const icon = icons[hit.reason];
  return (
    <li>
      <a
        href={href}
        data-hit
        onKeyDown={hitKeys}
        aria-current={current ? "true" : undefined}
        onClick={(event) => onFollow(event, href)}
        className={rowLook}
      >
        <span className="flex items-baseline gap-2">
          <RowName>{hit.name}</RowName>
          <time
            dateTime={hit.at}
            title={fullTime(hit.at, clock.zone)}
            className="text-ink-3 text-meta group-aria-[current]/hit:text-ink-2"
          >
            {listTime(hit.at, clock)}
          </time>
        </span>
        <span data-private className="mb-[5px] flex gap-1 text-ink-2 text-preview">
          {hit.undelivered && (
            <Icon
              of="icon-circle-alert"
              size={14}
              label={tPreview("notDelivered")}
              className="mt-0.5 shrink-0 text-bad"
            />
          )}
          {hit.speaker && (
            <Speaker speaker={hit.speaker} channelName={hit.account.channelName} />
          )}
          <span
            dir="auto"
            className="line-clamp-2 min-w-0 flex-1 text-start [overflow-wrap:anywhere]"
          >
            <Marked parts={hit.snippet} />
          </span>
        </span>
        <span className="flex items-center gap-1.5">
          <AccountTag account={hit.account} />
          {hit.closed && <ClosedChip />}
          <span className="ms-auto inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-ink-3 text-meta group-aria-[current]/hit:text-ink-2">
            <Icon of={icon} size={14} />
            {t(`${hit.similar ? "similar" : "message"}.${hit.reason}`)}
          </span>
        </span>
      </a>
    </li>
  );
}

const rowLook =
  "group/hit relative flex flex-col border-line border-b px-4 pt-2.5 pb-[11px] -outline-offset-2! hover:bg-hover " +
  "aria-[current]:accent-bar aria-[current]:border-transparent aria-[current]:bg-selected";
