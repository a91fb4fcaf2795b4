"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { NoteBox } from "@/components/ui/note-box";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { CheckNotice } from "@/lib/channels/types";

type Props = { sender: SavedAccount; notice: CheckNotice | null };

/**
 * Says that a new sender is connected and what comes next, or that it is stored and not live yet; one is led to it, since
 * its form has gone.
 */
export function SavedNote({ sender, notice }: Props) {
  const t = useTranslations("settings");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { sentence } = useAccountSentences(sender.tag.channel);
  const { label, handle } = sender.tag;
  if (!sender.isConfirmed)
    return (
      <NoteBox
        ref={box}
        tabIndex={-1}
        kind="doubt"
        title={t("twilio.plannedTitle", { label })}
      >
        {sentence({ reason: sender.stateReason ?? "other" })}
      </NoteBox>
    );
  return (
    <NoteBox
      ref={box}
      tabIndex={-1}
      kind="well"
      title={t("twilio.connectedTitle", { label })}
    >
      <p>{t("twilio.connectedText", { number: handle })}</p>
      {notice && <p>{t(`notice.${notice}`)}</p>}
    </NoteBox>
  );
}
