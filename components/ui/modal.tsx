"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { iconButtonLook } from "./button";
import { focusFirstField } from "./focus-first-field";
import { useFocusBack } from "./use-focus-back";

type Props = {
  title: string;
  isOpen: boolean;
  onClose(): void;
  /** How wide it may grow, as a Tailwind class. */
  width?: string;
  children: ReactNode;
};

/** A window over the page that takes the focus and gives it back; on a phone it covers the page's lower part. */
export function Modal({
  title,
  isOpen,
  onClose,
  width = "md:max-w-120",
  children,
}: Props) {
  const t = useTranslations("shell");
  const focusBack = useFocusBack();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim data-[state=open]:animate-appear" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          onOpenAutoFocus={(event) => {
            focusBack.onOpenAutoFocus();
            focusFirstField(event);
          }}
          className={`${modalLook} ${width}`}
        >
          <div className="flex h-14 shrink-0 items-center justify-between border-line border-b ps-5 pe-2.5">
            <Dialog.Title className="font-semibold text-ink text-title">
              {title}
            </Dialog.Title>
            <Dialog.Close aria-label={t("closeWindow")} className={iconButtonLook}>
              <X size={18} strokeWidth={1.75} />
            </Dialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto overscroll-contain px-5 pt-4 pb-5">
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const modalLook =
  "fixed z-30 flex w-full flex-col bg-raised text-ink shadow-popover outline-none data-[state=open]:animate-appear " +
  "md:inset-0 md:m-auto md:h-fit md:max-h-[calc(100dvh-48px)] md:rounded-card md:border md:border-line dark:md:border-line-strong " +
  "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-card max-md:pb-[env(safe-area-inset-bottom)]";
