"use client";

import { useTranslations } from "next-intl";
import type { StaffAnswer } from "@/lib/staff/types";
import { AskAboutMember } from "./ask-about-member";

type Props = { name: string; deactivate(): Promise<StaffAnswer> };

/** Asks before a member of staff is kept out. */
export function DeactivateStaff({ name, deactivate }: Props) {
  const t = useTranslations("staff.deactivating");
  return (
    <AskAboutMember
      title={t("title", { name })}
      text={t("text")}
      words={{
        cancel: t("cancel"),
        confirm: t("confirm"),
        confirming: t("confirming"),
      }}
      isGrave
      deed={deactivate}
    />
  );
}
