"use client";

import { X } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { iconButtonLook } from "./button";
import { focusFirstField } from "./focus-first-field";
import { scrimLook, sheetLook } from "./sheet-look";
import { useFocusBack } from "./use-focus-back";

type Props = {
  title: string;
  /** Where one is when it has been closed. */
  closeHref: Route;
  children: ReactNode;
};

/** What an address asks for over the page: in its middle, or on a phone from below. */
export function PageModal({ title, closeHref, children }: Props) {
  const t = useTranslations("shell");
  const router = useRouter();
  const focusBack = useFocusBack();
  const close = () => router.replace(closeHref, { scroll: false });
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimLook} />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          onOpenAutoFocus={(event) => {
            focusBack.onOpenAutoFocus();
            focusFirstField(event);
          }}
          className={sheetLook}
        >
          <header className="flex shrink-0 items-center gap-2 ps-4 pe-1 pt-2 md:ps-6 md:pe-3 md:pt-4">
            <Dialog.Title className="min-w-0 flex-1 font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere]">
              {title}
            </Dialog.Title>
            <Dialog.Close aria-label={t("closeWindow")} className={iconButtonLook}>
              <X size={18} strokeWidth={1.75} />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
