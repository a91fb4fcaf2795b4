"use client";

import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import type { DialogDeeds } from "@/components/inbox/controllers/commands";
import { copyText } from "@/components/ui/buttons/copy-text";
import { MenuItem, popoverLook } from "@/components/ui/menus/menu";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Colleague } from "@/lib/staff/types";
import { AssignRow } from "./assign-row";

/** Where a row's menu opens: at a point of the window, beside what was pressed, which has the focus again afterwards. */
export type RowMenuPlace = {
  dialogId: number;
  left: number;
  top: number;
  opener: HTMLElement | null;
};

type Props = {
  row: DialogRow;
  place: RowMenuPlace;
  /** The dialog's address. */
  href: string;
  me: Colleague;
  deeds: DialogDeeds;
  assign(dialogId: number, assigneeId: number | null): void;
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  say(notice: string): void;
  onClose(): void;
};

/** What can be done with a dialog without opening it. */
export function RowMenu(props: Props) {
  const { row, place, onClose } = props;
  const t = useTranslations("inbox.menu");
  const [isAssigning, setAssigning] = useState(false);
  const givesWay = useRef(false);
  if (isAssigning) return <AssignRow {...props} />;
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden
          className="fixed"
          style={{ left: place.left, top: place.top }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        aria-labelledby={undefined}
        aria-label={t("label", { name: row.name })}
        align="start"
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const isLeft = !givesWay.current && place.opener?.isConnected;
          if (isLeft) place.opener?.focus({ preventScroll: true });
        }}
        className={`${popoverLook} w-[264px]`}
      >
        <Items
          {...props}
          onAssign={() => {
            givesWay.current = true;
            setAssigning(true);
          }}
        />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function Items({ row, href, deeds, say, onAssign }: Props & { onAssign(): void }) {
  const t = useTranslations("inbox.menu");
  const tDialog = useTranslations("dialog");
  const { id } = row;
  return (
    <>
      {row.unread === 0 && (
        <MenuItem icon="icon-mail-open" onSelect={() => void deeds.markUnread(id)}>
          {t("markUnread")}
        </MenuItem>
      )}
      {row.unansweredSince && (
        <MenuItem
          icon="icon-circle-check"
          onSelect={() => void deeds.needAnswer(id, false)}
        >
          {t("noAnswerNeeded")}
        </MenuItem>
      )}
      {row.settled && (
        <MenuItem icon="icon-undo-2" onSelect={() => void deeds.needAnswer(id, true)}>
          <span className="min-w-0">
            {t("answerNeeded")}
            <span className="block truncate text-ink-2 text-meta">
              {t("settledBy", { name: row.settled.by })}
            </span>
          </span>
        </MenuItem>
      )}
      {row.closed ? (
        !row.blocked && (
          <MenuItem icon="icon-archive-restore" onSelect={() => void deeds.reopen(id)}>
            {tDialog("reopen")}
          </MenuItem>
        )
      ) : (
        <MenuItem icon="icon-archive" onSelect={() => void deeds.close(id)}>
          {tDialog("close")}
        </MenuItem>
      )}
      <MenuItem
        icon="icon-user-round-plus"
        onSelect={(event) => {
          // The menu gives way to the choice, in the same place.
          event.preventDefault();
          onAssign();
        }}
      >
        {t("assign")}
      </MenuItem>
      <MenuItem icon="icon-link-2" onSelect={() => void copy(href).then(say)}>
        {t("copyLink")}
      </MenuItem>
    </>
  );
}

async function copy(href: string): Promise<"linkCopied" | "notCopied"> {
  const isCopied = await copyText(new URL(href, window.location.origin).href);
  return isCopied ? "linkCopied" : "notCopied";
}
