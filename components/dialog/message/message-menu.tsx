"use client";

import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import { copyText } from "@/components/ui/buttons/copy-text";
import { MenuItem, menuLook } from "@/components/ui/menus/menu";
import type { MessageHandlers } from "./message-handlers";

type Props = {
  message: DrawnMessage;
  onCite: NonNullable<MessageHandlers["onCite"]>;
};

/**
 * What can be done with one message, for the pointer; the keyboard finds it in the message's details. A thread has many:
 * the menu itself is made when somebody asks for it.
 */
export function MessageMenu({ message, onCite }: Props) {
  const t = useTranslations("dialog.message");
  const [isAsked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      aria-label={t("menu")}
      tabIndex={-1}
      aria-haspopup="menu"
      onClick={() => setAsked(true)}
      className={buttonLook}
    />
  );
  if (!isAsked) return button;
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{button}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={message.direction === "outbound" ? "end" : "start"}
        sideOffset={4}
        collisionPadding={8}
        className={menuLook}
      >
        <MenuItem
          icon="icon-calendar-plus"
          onSelect={() => onCite(message.id, message.person?.id ?? null)}
        >
          {t("touch")}
        </MenuItem>
        {message.text && <CopyWords text={message.text} />}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** Over plain http on a local network there may be no clipboard: then the menu stays, and says so in its place. */
function CopyWords({ text }: { text: string }) {
  const t = useTranslations("dialog");
  const [isImpossible, setImpossible] = useState(false);
  function copy(event: Event) {
    if (navigator.clipboard) return void copyText(text);
    event.preventDefault();
    setImpossible(true);
  }
  return (
    <MenuItem icon={isImpossible ? "icon-triangle-alert" : "icon-copy"} onSelect={copy}>
      {t(isImpossible ? "details.notCopied" : "message.copy")}
    </MenuItem>
  );
}

/**
 * On a screen with a pointer it shows itself where the pointer or the focus is. By its colour: fifty that are seen
 * through would be fifty layers to paint.
 */
const buttonLook =
  "dots size-7 shrink-0 cursor-pointer self-center rounded-control text-ink-3 pointer-fine:text-transparent " +
  "group-hover/line:text-ink-3 group-focus-within/line:text-ink-3 focus-visible:text-ink-3 aria-expanded:text-ink-3 " +
  "hover:bg-hover hover:text-ink pointer-coarse:size-9";
