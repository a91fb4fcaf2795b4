"use client";

import { Popover } from "radix-ui";
import { type ReactNode, type RefObject, useState } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { popoverLook } from "@/components/ui/menus/menu";

type Props = {
  icon: IconName;
  label: string;
  input: RefObject<HTMLTextAreaElement | null>;
  /** Called once the focus is back in the text. */
  onClosed?(): void;
  children(close: () => void): ReactNode;
};

/**
 * A tool of the composer that opens above it, on a phone as a sheet from below, and gives the focus back to the text.
 * What opens is made when somebody first asks for it.
 */
export function ToolPopover({ icon, label, input, onClosed, children }: Props) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const button = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen ?? false}
      title={label}
      onClick={isOpen === null ? () => setOpen(true) : undefined}
      className={iconButtonLook}
    >
      <Icon of={icon} size={18} />
    </button>
  );
  if (isOpen === null) return button;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{button}</Popover.Trigger>
      {/* Outside the form: an Enter in the tool must not send what is written. */}
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            input.current?.focus();
            onClosed?.();
          }}
          className={`${popoverLook} tool-popover overflow-hidden p-0!`}
        >
          {children(() => setOpen(false))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
