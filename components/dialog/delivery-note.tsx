"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type DrawnMessage, isAwaitingNetwork } from "@/components/inbox/state/drawn";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { MessageHands } from "./message-hands";

type Props = Omit<MessageHands, "loadVersions"> & { message: DrawnMessage };

/** What went wrong on the way to the patient, in words, and what can be done about it. */
export function DeliveryNote(props: Props) {
  const { refusal, failure, status, unsettled } = props.message;
  const isNoted = refusal !== null || (failure && status === "failed") || unsettled;
  return isNoted && <Note {...props} />;
}

function Note({ message, onRetry, onEdit, onDiscard }: Props) {
  const t = useTranslations("dialog");
  const tFailure = useTranslations("failure");
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
    const values = { code: failure.code ?? "" };
    return (
      <Row
        why={
          tFailure.has(failure.key) ? tFailure(failure.key, values) : t("failed", values)
        }
      >
        {failure.canRetry && <RetryButton onClick={() => onRetry(message.id)} />}
      </Row>
    );
  }
  return (
    <p className="mx-1 mt-1 flex items-center gap-1.5 text-ink-2 text-meta">
      <Icon of="icon-clock" size={14} />
      {t("unsettled")}
    </p>
  );
}

/** Refusals that may be over in a moment. */
const passing: readonly string[] = ["unavailable", "fault"];

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

function Row({ why, children }: { why: string; children: ReactNode }) {
  return (
    <div className="mt-1 flex max-w-full flex-wrap items-center justify-end gap-x-2.5 gap-y-1 text-bad text-meta">
      <p className="min-w-0 text-end">{why}</p>
      <div className="flex gap-1.5">{children}</div>
    </div>
  );
}
