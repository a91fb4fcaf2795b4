"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { RowPresence } from "@/components/presence/row-presence";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import { CountBadge } from "@/components/ui/tags/count-badge";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { type Clock, fullTime, listTime } from "@/lib/format";
import { DraftLine, PreviewLine } from "./preview-line";
import { RowChip } from "./row-chip";
import type { RowMenuPlace } from "./row-menu";
import { placeAt, placeUnder, RowMenuButton } from "./row-menu-button";
import { RowName } from "./row-name";
import { UnansweredFor } from "./unanswered-for";
import { useLongPress } from "./use-long-press";

type Props = {
  row: DialogRow;
  href: string;
  current: boolean;
  /** Says of a closed dialog that it is one, where the list holds both. */
  marksClosed: boolean;
  /** Is its menu open? */
  hasMenu: boolean;
  /** Is it the row that Tab leads to? */
  isTabStop: boolean;
  /** Which row it is, of how many (-1: nobody knows yet). */
  index: number;
  of: number;
  clock: Clock;
  onFollow(event: MouseEvent, href: string): void;
  onMenu(place: RowMenuPlace): void;
};

/** One dialog of the list: who, when, the last words, and what is still to do. */
export const ListRow = memo(function ListRow(props: Props) {
  const { row, href, current, marksClosed, isTabStop, clock, onFollow, onMenu } = props;
  const hold = useLongPress((pressed) => onMenu(placeUnder(row.id, pressed)));
  function onContextMenu(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    onMenu(placeAt(row.id, event));
  }
  return (
    <li
      data-row={row.id}
      data-menu={props.hasMenu || undefined}
      aria-setsize={props.of}
      aria-posinset={props.index + 1}
      className="group/line absolute inset-x-0 top-0"
      style={{ transform: `translateY(${props.index * 100}%)` }}
    >
      <a
        href={href}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={current ? "true" : undefined}
        onClick={(event) => onFollow(event, href)}
        onContextMenu={onContextMenu}
        {...hold}
        className={clsx(rowLook, current ? selectedLook : "hover:bg-hover")}
      >
        <Avatar
          name={row.name}
          picture={row.picture}
          className={clsx(
            "mt-0.5 size-10 text-[13px]",
            current ? "bg-on-selected" : "bg-avatar",
          )}
        />
        <span className="min-w-0 flex-1">
          <NameLine row={row} clock={clock} />
          <LastWords row={row} current={current} />
          <TagLine row={row} isMarked={marksClosed && row.closed} now={clock.now} />
        </span>
      </a>
      <RowMenuButton {...props} />
    </li>
  );
});

const rowLook = "group/row list-line -outline-offset-2!";
const selectedLook = "accent-bar bg-selected after:bg-transparent";

function NameLine({ row, clock }: { row: DialogRow; clock: Clock }) {
  return (
    <span className="flex items-baseline gap-2">
      <RowName isStrong={row.unread > 0}>{row.name}</RowName>
      <RowPresence dialogId={row.id} />
      <time
        dateTime={row.activityAt}
        title={fullTime(row.activityAt, clock.zone)}
        className="row-time"
      >
        {listTime(row.activityAt, clock)}
      </time>
    </span>
  );
}

type LastWordsProps = { row: DialogRow; current: boolean };

/** The newest words; what one has begun to write oneself comes first, unless there is something new to read. */
function LastWords({ row, current }: LastWordsProps) {
  const t = useTranslations("inbox");
  const draft = row.unread > 0 || current ? null : row.draft;
  return (
    <span className="flex h-[18px] items-center gap-2 text-preview">
      <span
        data-private
        className={clsx(
          "flex min-w-0 flex-1 items-center gap-1",
          row.unread > 0 ? "font-semibold text-ink" : "text-ink-2",
        )}
      >
        {draft ? (
          <DraftLine text={draft} />
        ) : (
          row.preview && (
            <PreviewLine preview={row.preview} channelName={row.account.channelName} />
          )
        )}
      </span>
      {row.unread > 0 && (
        <CountBadge count={row.unread} label={t("unread", { count: row.unread })} />
      )}
    </span>
  );
}

type TagLineProps = { row: DialogRow; isMarked: boolean; now: number };

function TagLine({ row, isMarked, now }: TagLineProps) {
  return (
    <span className="mt-1 flex items-center gap-1.5">
      <AccountTag account={row.account} />
      <RowChip row={row} marksClosed={isMarked} now={now} />
      {row.unansweredSince && <UnansweredFor since={row.unansweredSince} now={now} />}
    </span>
  );
}
