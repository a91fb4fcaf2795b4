"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { NoteBox } from "@/components/ui/note-box";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { CheckNotice } from "@/lib/channels/types";

type Props = { account: SavedAccount; notice: CheckNotice | null };

/** Says that an account is connected, and whether its messages will come; one is led to it, since the form has gone. */
export function ProfileConnected({ account, notice }: Props) {
  const t = useTranslations("settings");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const isUnheard = account.stateReason === "unheard";
  const name = { account: account.tag.handle };
  return (
    <NoteBox
      ref={box}
      tabIndex={-1}
      kind={isUnheard ? "doubt" : "well"}
      title={t(isUnheard ? "instagram.unheardTitle" : "instagram.connectedTitle", name)}
    >
      <p>{t(isUnheard ? "instagram.unheardText" : "instagram.connectedText")}</p>
      {notice && <p>{t(`notice.${notice}`)}</p>}
    </NoteBox>
  );
}
