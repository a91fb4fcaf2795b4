"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { StaffAnswer, StaffChange, StaffMember } from "@/lib/staff/types";
import { changeOf, NameField } from "./staff-fields";
import { StaffForm } from "./staff-form";
import { staffHrefs } from "./staff-hrefs";
import { StaffRights } from "./staff-rights";

type Props = {
  member: StaffMember;
  accounts: AccountTag[];
  /** `seen` is what the form said when it was opened. */
  change(typed: StaffChange, seen: StaffChange): Promise<StaffAnswer>;
};

/** Changes a member's name, role and accounts; their e-mail is what they sign in with and stays. */
export function EditStaff({ member, accounts, change }: Props) {
  const t = useTranslations("staff.form");
  const router = useRouter();
  const { name, role } = member;
  const accountIds = member.accounts?.map(({ id }) => id) ?? null;
  const save = useConflictCheck({ name, role, accountIds }, change);
  const [answer, submit, isPending] = useActionState(
    async (_before: StaffAnswer | null, typed: FormData) => {
      const said = await save(changeOf(typed)).catch(asFault);
      if (said.ok) router.replace(staffHrefs.page, { scroll: false });
      return said;
    },
    null,
  );
  return (
    <StaffForm
      title={t("editTitle", { name: member.name })}
      answer={answer}
      isPending={isPending}
      submit={submit}
      words={{ idle: t("save"), pending: t("saving") }}
      accounts={accounts}
    >
      <NameField start={member.name} answer={answer} />
      <StaffRights start={member} accounts={accounts} isMember />
    </StaffForm>
  );
}
