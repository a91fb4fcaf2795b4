"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { StaffAnswer, StaffDraft } from "@/lib/staff/types";
import { LinkReady } from "./link-ready";
import { draftOf, EmailField, NameField } from "./staff-fields";
import { StaffForm } from "./staff-form";
import { StaffRights } from "./staff-rights";

type Props = {
  accounts: AccountTag[];
  invite(draft: StaffDraft): Promise<StaffAnswer>;
};

/** Asks who is to join, and then shows the link to hand over. */
export function InviteStaff({ accounts, invite }: Props) {
  const t = useTranslations("staff.form");
  const [answer, submit, isPending] = useActionState(
    async (_before: (StaffAnswer & { name?: string }) | null, typed: FormData) => {
      const draft = draftOf(typed);
      return { ...(await invite(draft).catch(asFault)), name: draft.name };
    },
    null,
  );
  if (answer?.ok && answer.link) {
    return <LinkReady name={answer.name ?? ""} link={answer.link} />;
  }
  return (
    <StaffForm
      title={t("inviteTitle")}
      answer={answer}
      isPending={isPending}
      submit={submit}
      words={{ idle: t("invite"), pending: t("inviting") }}
      accounts={accounts}
    >
      <p className="text-ink-2 text-preview">{t("inviteText")}</p>
      <NameField answer={answer} />
      <EmailField answer={answer} />
      <StaffRights
        start={{ role: "staff", accounts: null }}
        accounts={accounts}
        isMember={false}
      />
    </StaffForm>
  );
}
