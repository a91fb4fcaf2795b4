"use client";

import { useTranslations } from "next-intl";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { shortDate } from "@/lib/format";
import type { CitableMessage, Citation, TouchDraft } from "@/lib/touches/types";
import type { useTouchWords } from "./use-touch-words";

type Props = {
  theirs: Partial<TouchDraft>;
  /** What the touch cites by now. */
  present: Citation | null;
  citable: ReturnType<typeof useTouchWords>["citable"];
};

/** What a colleague wrote meanwhile where one has written oneself. */
export function TouchMeanwhile({ theirs, present, citable }: Props) {
  const t = useTranslations("touches");
  const kinds = useTranslations("dialog.kind");
  const day = (on: string | null) => (on ? shortDate(on, "UTC") : "");
  const said = ({ text, kind }: CitableMessage) => text || kinds(kind);
  const messages = [
    ...(present && !present.hidden && !present.unsent ? [present] : []),
    ...(Array.isArray(citable) ? citable : []),
  ];
  const cited = (id: TouchDraft["cited"]) => {
    if (id === null) return "";
    const message = messages.find(({ messageId }) => messageId === id);
    return message ? said(message) : t("form.citedOther");
  };
  return (
    <EditConflict
      theirs={theirs}
      words={{
        kind: [t("form.kind"), (kind) => t(`kinds.${kind}`)],
        direction: [t("form.direction"), (way) => (way ? t(`form.${way}`) : "")],
        date: [t("form.date"), day],
        time: [t("form.time"), (time) => time],
        outcome: [t("form.outcome"), (outcome) => outcome],
        text: [t("form.text"), (text) => text],
        cited: [t("form.cited"), cited],
        followUpOn: [t("form.followUp"), day],
      }}
    />
  );
}
