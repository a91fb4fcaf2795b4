"use client";

import type { LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

/** How everything that floats over the page looks. */
export const popoverLook =
  "z-20 rounded-card border border-line bg-raised p-1.5 shadow-popover dark:border-line-strong " +
  "data-[state=open]:animate-appear";

type MenuProps = { trigger: ReactNode; children: ReactNode };

/**
 * A menu under its trigger's end. Not modal: the thread behind it stays alive and scrolls. Not moved to the page's end
 * either, where it would stand outside every landmark.
 */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className={`${popoverLook} w-[264px]`}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

type ItemProps = { icon: LucideIcon } & ComponentProps<typeof DropdownMenu.Item>;

/** One thing that a menu does. */
export function MenuItem({ icon: Icon, children, ...rest }: ItemProps) {
  return (
    <DropdownMenu.Item
      {...rest}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 text-ink text-interface outline-none data-highlighted:bg-selected focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-2 pointer-coarse:h-11"
    >
      <Icon size={18} strokeWidth={1.75} className="text-ink-2" />
      {children}
    </DropdownMenu.Item>
  );
}
