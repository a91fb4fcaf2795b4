"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import {
  type DrawnMessage,
  isAwaitingNetwork,
} from "@/components/inbox/state/optimistic-replies";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { MessageFailure } from "@/lib/dialogs/types/message";
import type { MessageHandlers } from "./message-handlers";

type Props = Omit<MessageHandlers, "loadVersions"> & { message: DrawnMessage };

/** What went wrong on the way to the patient, in words, and what can be done about it. */
export function DeliveryNote(props: Props) {
  const { refusal, failure, status, unsettled } = props.message;
  const isNoted = refusal !== null || (failure && status === "failed") || unsettled;
  return isNoted && <Note {...props} />;
}

function Note({ message, onRetry, onEdit, onDiscard }: Props) {
  const t = useTranslations("dialog");
  const tRefusal = useTranslations("dialog.refusal");
  const { refusal, failure } = message;
  if (isAwaitingNetwork(message)) {
    return <Waiting onCancel={() => onEdit(message)} />;
  }
  if (refusal !== null) {
    return (
      <Row why={tRefusal(tRefusal.has(refusal) ? refusal : "other")}>
        {passing.includes(refusal) && <RetryButton onClick={() => onRetry(message.id)} />}
        <Button size="small" onClick={() => onEdit(message)}>
          {t("edit")}
        </Button>
        <Button size="small" look="quiet" onClick={() => onDiscard(message)}>
          {t("discard")}
        </Button>
      </Row>
    );
  }
  if (failure && message.status === "failed") {
    return <Failed failure={failure} onRetry={() => onRetry(message.id)} />;
  }
  return (
    <p className="mx-1 mt-1 flex items-center gap-1.5 text-ink-2 text-meta">
      <Icon of="icon-clock" size={14} />
      {t("unsettled")}
    </p>
  );
}

/** Once it was tried again the button goes: whoever pressed it goes on from the words beside it. */
function Failed({ failure, onRetry }: { failure: MessageFailure; onRetry(): void }) {
  const t = useTranslations("dialog");
  const tFailure = useTranslations("failure");
  const words = useRef<HTMLParagraphElement>(null);
  const isPressed = useRef(false);
  const { key, canRetry, retried } = failure;
  useLayoutEffect(() => {
    if (!canRetry && isPressed.current && document.activeElement === document.body)
      words.current?.focus({ preventScroll: true });
  }, [canRetry]);
  const values = { code: failure.code ?? "" };
  const why = tFailure.has(key) ? tFailure(key, values) : t("failed", values);
  return (
    <Row why={retried ? `${why} ${t("retried")}` : why} words={words}>
      {canRetry && (
        <RetryButton
          onClick={() => {
            isPressed.current = true;
            onRetry();
          }}
        />
      )}
    </Row>
  );
}

/** Refusals that may be over in a moment, or once their writer has signed in again. */
const passing: readonly string[] = ["unavailable", "fault", "signedOut"];

/** No answer came: it is tried again by itself, and taken back to where it was written if somebody likes. */
function Waiting({ onCancel }: { onCancel(): void }) {
  const t = useTranslations("dialog");
  return (
    <div className="mx-1 mt-1 flex items-center gap-1.5 text-ink-2 text-meta">
      <Icon of="icon-clock" size={14} />
      <p>{t("waiting")}</p>
      <Button size="small" look="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}

function RetryButton({ onClick }: { onClick(): void }) {
  const t = useTranslations("dialog");
  return (
    <Button size="small" onClick={onClick}>
      <Icon of="icon-rotate-ccw" size={14} />
      {t("retry")}
    </Button>
  );
}

type RowProps = {
  why: string;
  words?: RefObject<HTMLParagraphElement | null>;
  children: ReactNode;
};

function Row({ why, words, children }: RowProps) {
  return (
    <div className="mt-1 flex max-w-full flex-wrap items-center justify-end gap-x-2.5 gap-y-1 text-bad text-meta">
      <p ref={words} tabIndex={-1} className="min-w-0 text-end outline-none">
        {why}
      </p>
      <div className="flex gap-1.5">{children}</div>
    </div>
  );
}
