"use client";

import { DropdownMenu } from "radix-ui";
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { KeyHint } from "@/components/keyboard/key-hint";
import type { CommandName } from "@/components/keyboard/keymap";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { openedBy, type PopoverState, usePressedBeforeHydration } from "./use-popover";

/** How everything that floats over the page looks. */
export const popoverLook =
  "z-20 rounded-card border border-line bg-raised p-1.5 shadow-popover dark:border-line-strong " +
  "data-[state=open]:animate-appear";

/** How a menu looks. */
export const menuLook = `${popoverLook} max-h-(--radix-dropdown-menu-content-available-height) w-max min-w-[264px] max-w-[min(348px,calc(100vw-16px))] overflow-y-auto`;

/** A long menu scrolls: its first stop is the menu itself, until the arrows go to what it holds. */
const contentLook = {
  sideOffset: 6,
  collisionPadding: 8,
  tabIndex: 0,
  className: menuLook,
};

type MenuProps = {
  trigger: ReactElement<ComponentProps<"button">>;
  align?: "start" | "end";
  /** As it closes, before its trigger has the focus again. */
  onCloseAutoFocus?(): void;
  children: ReactNode;
};

/**
 * A menu under its trigger. Not modal: the thread behind it stays alive and scrolls. Not moved to the page's end
 * either, where it would stand outside every landmark. A screen has many: the menu itself is made when somebody first
 * asks for it.
 */
export function Menu(props: MenuProps) {
  const { trigger, align = "end", onCloseAutoFocus, children } = props;
  const content = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<"key" | "pointer" | null>(null);
  usePressedBeforeHydration(button, setAsked);
  useFirstItem(content, asked === "key");
  if (!asked) {
    return cloneElement(trigger, {
      ref: button,
      "aria-haspopup": "menu",
      "aria-expanded": false,
      onClick: ({ detail }) => setAsked(openedBy(detail)),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        setAsked("key");
      },
    });
  }
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={content}
        align={align}
        onCloseAutoFocus={onCloseAutoFocus}
        {...contentLook}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** Whoever opened a menu by a key goes on with keys. */
function useFirstItem(content: RefObject<HTMLElement | null>, byKey: boolean) {
  useEffect(() => {
    if (byKey) content.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, [content, byKey]);
}

type BesideProps = { opener: PopoverState; label: string; children: ReactNode };

/** A menu under a button that was there before the menu's script: open for as long as it is drawn, inside what the button fills. */
export function MenuBeside({ opener, label, children }: BesideProps) {
  const content = useRef<HTMLDivElement>(null);
  const isLeft = useRef(false);
  const { id, byKey, button, close } = opener;
  useFirstItem(content, byKey);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && close()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={content}
        id={id}
        aria-labelledby={undefined}
        aria-label={label}
        align="start"
        onInteractOutside={() => {
          isLeft.current = true;
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!isLeft.current) button.current?.focus({ preventScroll: true });
        }}
        {...contentLook}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

type ItemProps = { icon: IconName; command?: CommandName } & ComponentProps<
  typeof DropdownMenu.Item
>;

/** One thing that a menu does; `command` is the one whose key does it too. */
export function MenuItem({ icon, command, children, ...rest }: ItemProps) {
  return (
    <DropdownMenu.Item {...rest} className={itemLook}>
      <Icon of={icon} size={18} className="text-ink-2" />
      {children}
      {command && <KeyHint command={command} />}
    </DropdownMenu.Item>
  );
}

/** Parts what a menu does from what it does as well. */
export const MenuLine = () => (
  <DropdownMenu.Separator className="mx-1 my-1.5 border-line border-t" />
);

type ChoicesProps = {
  label: string;
  value: string;
  onChoose(value: string): void;
  children: ReactNode;
};

/** Several of which one is chosen, under what they are called. */
export function MenuChoices({ label, value, onChoose, children }: ChoicesProps) {
  const labelId = useId();
  return (
    <DropdownMenu.RadioGroup
      aria-labelledby={labelId}
      value={value}
      onValueChange={onChoose}
      className="not-first:mt-1.5 not-first:border-line not-first:border-t not-first:pt-1.5"
    >
      <DropdownMenu.Label
        id={labelId}
        className="px-2.5 pt-1 pb-0.5 text-ink-3 text-meta"
      >
        {label}
      </DropdownMenu.Label>
      {children}
    </DropdownMenu.RadioGroup>
  );
}

type ChoiceProps = { value: string; children: ReactNode };

/** One of several. */
export function MenuChoice({ value, children }: ChoiceProps) {
  return (
    <DropdownMenu.RadioItem value={value} className={itemLook}>
      {children}
      <DropdownMenu.ItemIndicator className="ms-auto shrink-0 text-accent">
        <Icon of="icon-check" size={16} />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

const itemLook =
  "flex h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 text-ink text-interface -outline-offset-2 " +
  "data-highlighted:bg-selected not-forced-colors:hover:outline-none pointer-coarse:h-11";
