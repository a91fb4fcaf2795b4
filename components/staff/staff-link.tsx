"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StaffAnswer, StaffMember } from "@/lib/staff/types";
import { AskAboutMember } from "./ask-about-member";
import { LinkReady } from "./link-ready";

type Props = {
  member: Pick<StaffMember, "name" | "state">;
  make(): Promise<StaffAnswer>;
};

/** Asks before a password stops working, and then shows the link for another one. */
export function StaffLink({ member: { name, state }, make }: Props) {
  const t = useTranslations("staff.link");
  const form = useTranslations("staff.form");
  const [link, setLink] = useState<string | null>(null);
  // What is being shown stays, though the member's state has changed by making it.
  const [isKnown] = useState(state === "active");
  if (link) return <LinkReady name={name} link={link} />;
  return (
    <AskAboutMember
      title={t("title", { name })}
      text={t(isKnown ? "text" : "textInvited")}
      words={{
        cancel: form("cancel"),
        confirm: t("confirm"),
        confirming: t("confirming"),
      }}
      deed={make}
      onDone={(answer) => setLink(answer.link ?? null)}
    />
  );
}
