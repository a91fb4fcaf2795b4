"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { AskFirst } from "./ask-first";
import { iconButtonLook } from "./button";
import { focusFirstField } from "./focus-first-field";
import { Icon } from "./icon";
import { scrimLook } from "./sheet-look";
import { useFocusBack } from "./use-focus-back";
import { useLeaving } from "./use-leaving";

type Props = {
  title: string;
  isOpen: boolean;
  onClose(): void;
  looks: { window: string; head: string; title: string };
  children: ReactNode;
};

/** A window over the page: it takes the focus and gives it back, and asks before what was typed in it is left. */
export function WindowFrame({ title, isOpen, onClose, looks, children }: Props) {
  const t = useTranslations("shell");
  const focusBack = useFocusBack();
  const leaving = useLeaving();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimLook} />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          onOpenAutoFocus={(event) => {
            focusBack.onOpenAutoFocus();
            leaving.begin(event);
            focusFirstField(event);
          }}
          onInput={leaving.touch}
          onEscapeKeyDown={leaving.ask}
          onPointerDownOutside={leaving.ask}
          className={looks.window}
        >
          <header className={looks.head}>
            <Dialog.Title className={looks.title}>{title}</Dialog.Title>
            <Dialog.Close
              aria-label={t("closeWindow")}
              onClick={leaving.ask}
              className={iconButtonLook}
            >
              <Icon of="icon-x" size={18} />
            </Dialog.Close>
          </header>
          {children}
          {leaving.isAsked && (
            <AskFirst
              title={t("leave.title")}
              text={t("leave.text")}
              words={{
                cancel: t("leave.stay"),
                confirm: t("leave.leave"),
                confirming: t("leave.leave"),
              }}
              isGrave
              isPending={false}
              confirm={() => {
                leaving.settle();
                onClose();
              }}
              onClose={leaving.settle}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
