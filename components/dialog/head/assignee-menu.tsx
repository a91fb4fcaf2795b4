"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { memo, useRef, useState } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { Icon } from "@/components/ui/icons/icon";
import { popoverLook } from "@/components/ui/menus/menu";
import { Avatar } from "@/components/ui/tags/avatar";
import type { Colleague } from "@/lib/staff/types";
import { AssigneeChoice } from "./assignee-choice";

type Props = {
  assignee: Colleague | null;
  /** Who chooses. */
  me: Colleague;
  loadAssignees(): Promise<Colleague[] | null>;
  assign(assigneeId: number | null): void;
};

/**
 * Who has the dialog, and the way to give it to somebody else. Where there is little room only their initials, on a
 * phone nothing while nobody has it: the account's tag needs the place, and the dialog's menu leads here. What opens is
 * made when somebody first asks for it.
 */
export const AssigneeMenu = memo(function AssigneeMenu(props: Props) {
  const { assignee, me, loadAssignees, assign } = props;
  const t = useTranslations("colleagues.assignee");
  const [isOpen, setOpen] = useState<boolean | null>(null);
  /** Whoever called it from elsewhere is led back there. */
  const calledFrom = useRef<Element | null>(null);
  useCommand("assign", () => {
    calledFrom.current = document.activeElement;
    setOpen(true);
  });
  function leadBack(event: Event) {
    const { activeElement, body } = document;
    const place = calledFrom.current;
    calledFrom.current = null;
    if (activeElement !== body || place === body || !(place instanceof HTMLElement))
      return;
    event.preventDefault();
    place.focus();
  }
  const button = (
    <button
      type="button"
      aria-label={assignee ? t("has", { name: assignee.name }) : t("nobody")}
      aria-keyshortcuts="A"
      aria-haspopup="dialog"
      aria-expanded={isOpen ?? false}
      data-assigned={assignee ? "" : undefined}
      onClick={isOpen === null ? () => setOpen(true) : undefined}
      className={clsx(buttonLook, !assignee && !isOpen && "max-[420px]:hidden")}
    >
      {assignee ? (
        <Avatar
          name={assignee.name}
          isStaff
          className="size-6 bg-avatar text-[9px] lg:size-5"
        />
      ) : (
        <Icon of="icon-user-round" size={18} />
      )}
      <span className="max-w-32 truncate max-lg:hidden">
        {assignee?.name ?? t("assign")}
      </span>
      <Icon of="icon-chevron-down" size={16} className="max-lg:hidden" />
    </button>
  );
  if (isOpen === null) return button;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{button}</Popover.Trigger>
      <Popover.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        onCloseAutoFocus={leadBack}
        aria-label={t("title")}
        className={`${popoverLook} w-[264px]`}
      >
        <AssigneeChoice
          assignee={assignee}
          me={me}
          loadAssignees={loadAssignees}
          onChoose={(id) => {
            setOpen(false);
            assign(id);
          }}
        />
      </Popover.Content>
    </Popover.Root>
  );
});

const buttonLook = clsx(
  "flex h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded-control border border-line-strong ps-1.5 pe-2 text-ink-2 text-preview",
  "transition-colors duration-120 ease-out hover:bg-hover hover:text-ink data-[state=open]:bg-selected data-[state=open]:text-accent",
  "max-lg:size-11 max-lg:justify-center max-lg:border-transparent max-lg:p-0 lg:pointer-coarse:h-11",
);
