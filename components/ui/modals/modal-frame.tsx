"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { focusFirstField } from "@/components/ui/focus/focus-first-field";
import { useReturnFocus } from "@/components/ui/focus/use-return-focus";
import { Icon } from "@/components/ui/icons/icon";
import { useConfirmLeave } from "@/components/ui/unsaved/use-confirm-leave";
import { ConfirmModal } from "./confirm-modal";
import { scrimLook } from "./sheet-look";

type Props = {
  title: string;
  /** Whom it is about, or as who one writes. */
  about?: string;
  /** Is what was typed in it there again when it is opened anew? */
  isKept?: boolean;
  onClose(): void;
  looks: { window: string; head: string; title: string };
  children: ReactNode;
};

/** A window over the page: it takes the focus and gives it back, and asks before what was typed in it is left. */
export function ModalFrame(props: Props) {
  const { title, about, isKept = false, onClose, looks, children } = props;
  const t = useTranslations("shell");
  const focusBack = useReturnFocus();
  const leaving = useConfirmLeave(isKept);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimLook} />
        <Dialog.Content
          {...(!about && { "aria-describedby": undefined })}
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
            <div className="min-w-0 flex-1">
              <Dialog.Title className={looks.title}>{title}</Dialog.Title>
              {about && (
                <Dialog.Description
                  data-private
                  className="truncate text-ink-2 text-preview"
                >
                  {about}
                </Dialog.Description>
              )}
            </div>
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
            <ConfirmModal
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
