"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useCallback } from "react";
import { AssigneeChoice } from "@/components/dialog/head/assignee-choice";
import { popoverLook } from "@/components/ui/menus/menu";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Colleague } from "@/lib/staff/types";

type Props = {
  row: DialogRow;
  place: { left: number; top: number; opener: HTMLElement | null };
  me: Colleague;
  assign(dialogId: number, assigneeId: number | null): void;
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  onClose(): void;
};

/** To whom a dialog of the list is given, where its menu stood. */
export function AssignRow({ row, place, me, assign, onClose, ...rest }: Props) {
  const t = useTranslations("colleagues.assignee");
  const { loadAssignees } = rest;
  const load = useCallback(() => loadAssignees(row.id), [loadAssignees, row.id]);
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor asChild>
        <span
          aria-hidden
          className="fixed"
          style={{ left: place.left, top: place.top }}
        />
      </Popover.Anchor>
      <Popover.Content
        align="start"
        collisionPadding={8}
        aria-label={t("title")}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (place.opener?.isConnected) place.opener.focus({ preventScroll: true });
        }}
        className={`${popoverLook} w-[264px]`}
      >
        <AssigneeChoice
          assignee={row.assignee}
          me={me}
          loadAssignees={load}
          onChoose={(id) => {
            onClose();
            assign(row.id, id);
          }}
        />
      </Popover.Content>
    </Popover.Root>
  );
}
