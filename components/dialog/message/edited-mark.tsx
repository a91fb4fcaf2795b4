"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { popoverLook } from "@/components/ui/menus/menu";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { MessageVersion } from "@/lib/dialogs/types/message";
import { fullTime, isRightToLeft } from "@/lib/format";

type Props = {
  /** Brings what the message said before; null where it did not come. */
  load(): Promise<MessageVersion[] | null>;
  zone: string;
};

type Earlier = MessageVersion[] | "loading" | "failed";

/** Says that a message was edited, and shows what it said before to those who ask. */
export function EditedMark({ load, zone }: Props) {
  const t = useTranslations("dialog");
  const [earlier, setEarlier] = useState<Earlier>("loading");
  async function read() {
    setEarlier("loading");
    setEarlier((await load()) ?? "failed");
  }
  return (
    <Popover.Root onOpenChange={(isOpen) => isOpen && void read()}>
      <Popover.Trigger
        aria-label={t("editedShow")}
        className="relative cursor-pointer underline decoration-dotted underline-offset-2 before:absolute before:-inset-x-1 before:-inset-y-1.5 hover:text-ink"
      >
        {t("edited")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("versions.title")}
          className={`${popoverLook} max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] overflow-y-auto px-3! py-2!`}
        >
          <p className="text-ink-3 text-meta">{t("versions.title")}</p>
          <EarlierTexts earlier={earlier} zone={zone} onRetry={() => void read()} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type TextsProps = { earlier: Earlier; zone: string; onRetry(): void };

function EarlierTexts({ earlier, zone, onRetry }: TextsProps) {
  const t = useTranslations("dialog");
  if (earlier === "loading") {
    return (
      <p role="status" className="animate-appear-late py-1 text-ink-2 text-preview">
        {t("versions.loading")}
      </p>
    );
  }
  if (earlier === "failed") {
    return (
      <div className="flex items-center justify-between gap-2 py-1 text-preview">
        <p>{t("versions.failed")}</p>
        <Button size="small" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  if (earlier.length === 0) {
    return <p className="py-1 text-ink-2 text-preview">{t("versions.none")}</p>;
  }
  return (
    <ol className="divide-y divide-line">
      {earlier.map(({ number, text, at }) => (
        <li key={number} className="py-1.5">
          <p
            dir="auto"
            data-rtl={isRightToLeft(text) || undefined}
            className="message-text text-ink text-interface"
          >
            {isolateNumbers(text) || t("noText")}
          </p>
          <time dateTime={at} className="text-ink-3 text-meta">
            {fullTime(at, zone)}
          </time>
        </li>
      ))}
    </ol>
  );
}
