"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { useReturnFocus } from "@/components/ui/focus/use-return-focus";
import { Icon } from "@/components/ui/icons/icon";
import { PageLink } from "@/components/ui/links/page-link";
import { Timeline, type TimelineProps } from "./timeline/timeline";

type Props = TimelineProps & { onClose(): void };

/** A person's timeline beside the thread, over the page. */
export function TouchesSheet({ onClose, ...props }: Props) {
  const { personId, name } = props;
  const t = useTranslations("touches");
  const focusBack = useReturnFocus();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          onOpenAutoFocus={(event) => {
            focusBack.onOpenAutoFocus();
            event.preventDefault();
            scroller?.focus({ preventScroll: true });
          }}
          className={sheetLook}
        >
          <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b ps-4 pe-2.5 md:ps-6">
            <Dialog.Title className="min-w-0 flex-1 truncate font-semibold text-title tracking-[-.01em]">
              {name
                ? t.rich("timeline.titled", {
                    name: () => <bdi data-private>{name}</bdi>,
                  })
                : t("timeline.of")}
            </Dialog.Title>
            <PageLink
              href={`/patients/${personId}` as Route}
              className="shrink-0 rounded-[4px] font-medium text-accent text-preview hover:underline pointer-coarse:py-3"
            >
              {t("timeline.openRecord")}
            </PageLink>
            <Dialog.Close aria-label={t("close")} className={iconButtonLook}>
              <Icon of="icon-x" size={18} />
            </Dialog.Close>
          </header>
          <section
            ref={setScroller}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
            tabIndex={0}
            aria-label={t("timeline.of")}
            className="min-h-0 flex-1 overflow-y-auto overscroll-contain bg-canvas -outline-offset-2!"
          >
            <Timeline {...props} />
          </section>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const sheetLook =
  "fixed inset-y-0 end-0 z-20 flex w-full max-w-[704px] animate-appear flex-col border-line border-s bg-surface text-ink shadow-popover outline-none " +
  "pb-[env(safe-area-inset-bottom)] max-md:max-w-none max-md:border-s-0";
