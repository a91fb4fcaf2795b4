"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton, iconButtonLook } from "@/components/ui/buttons/button";
import { useReturnFocus } from "@/components/ui/focus/use-return-focus";
import { Icon } from "@/components/ui/icons/icon";
import { ErrorBoundary } from "@/components/ui/loading/error-boundary";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { usePainted } from "@/components/ui/rendering/use-painted";
import { DetailsBody, type DetailsProps } from "./details-body";
import { DetailsSkeleton } from "./details-skeleton";
import { FailedDetails } from "./failed-details";
import type { Shown } from "./use-shown";

const BackCloses = lazyComponent(() =>
  import("@/components/ui/unsaved/back-closes").then((file) => file.BackCloses),
);

export type DetailsPanelProps = DetailsProps & { shown: Shown };

/**
 * The Details beside the thread, or over the page where there is no room beside it. They are drawn and asked for once
 * the thread is there.
 */
export function DetailsPanel({ shown, ...props }: DetailsPanelProps) {
  const t = useTranslations("patients.details");
  const isThreadPainted = usePainted(false);
  const body = isThreadPainted ? (
    <ErrorBoundary
      resetKey={props.dialogId}
      fallback={(again) => <FailedDetails onRetry={again} />}
    >
      <DetailsBody key={props.dialogId} {...props} />
    </ErrorBoundary>
  ) : (
    <DetailsSkeleton />
  );
  const focusBack = useReturnFocus();
  return (
    <>
      {shown.isColumnOpen && (
        <aside aria-label={t("title")} className={columnLook}>
          <Head
            close={<IconButton icon="icon-x" label={t("close")} onClick={shown.close} />}
          >
            <h2 className={titleLook}>{t("title")}</h2>
          </Head>
          <div className="min-h-0 flex-1 overflow-y-auto">{shown.isWide && body}</div>
        </aside>
      )}
      <Dialog.Root
        open={shown.isSheetOpen}
        onOpenChange={(isOpen) => !isOpen && shown.close()}
      >
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-20 animate-appear bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            {...focusBack}
            className={sheetLook}
          >
            <LazyBoundary>
              <BackCloses close={shown.close} />
            </LazyBoundary>
            <Head
              close={
                <Dialog.Close aria-label={t("close")} className={iconButtonLook}>
                  <Icon of="icon-x" size={18} />
                </Dialog.Close>
              }
            >
              <Dialog.Title className={titleLook}>{t("title")}</Dialog.Title>
            </Head>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
              {body}
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}

function Head({ children, close }: { children: ReactNode; close: ReactNode }) {
  return (
    <div className="flex h-14 shrink-0 items-center justify-between border-line border-b ps-4 pe-2.5">
      {children}
      {close}
    </div>
  );
}

const titleLook = "font-semibold text-interface";
const columnLook =
  "flex min-h-0 w-80 shrink-0 flex-col border-line border-s bg-surface max-xl:hidden";
const sheetLook =
  "fixed inset-y-0 end-0 z-30 flex w-full max-w-90 animate-appear flex-col border-line border-s bg-surface text-ink shadow-popover outline-none " +
  "pb-[env(safe-area-inset-bottom)] max-md:max-w-none max-md:border-s-0";
