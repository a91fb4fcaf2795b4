"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { SavedAccount } from "@/lib/accounts/types";
import type { CheckNotice } from "@/lib/channels/types";
import { NoteBox } from "./note-box";

type Props = { sender: SavedAccount; notice: CheckNotice | null };

/** Says that a new sender is connected and what comes next; one is led to it, since its form has gone. */
export function SavedNote({ sender, notice }: Props) {
  const t = useTranslations("settings");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { label, handle } = sender.tag;
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
