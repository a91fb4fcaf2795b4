"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { EditConflict, type FormWords } from "@/components/ui/forms/edit-conflict";
import { PageModal } from "@/components/ui/modals/page-modal";
import { SheetForm } from "@/components/ui/modals/sheet-form";
import { NoteBox } from "@/components/ui/notes/note-box";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { StaffAnswer, StaffChange } from "@/lib/staff/types";
import { staffHrefs } from "./staff-hrefs";
import { useRefused } from "./use-refused";

type Props = {
  title: string;
  answer: StaffAnswer | null;
  isPending: boolean;
  submit(typed: FormData): void;
  words: { idle: string; pending: string };
  accounts: AccountTag[];
  children: ReactNode;
};

/** The window in which a member is told of, and why what it said was not saved. */
export function StaffForm(props: Props) {
  const { title, answer, isPending, submit, words, accounts, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstInvalid(form, answer);
  return (
    <PageModal title={title} closeHref={staffHrefs.page}>
      <SheetForm
        ref={form}
        title={title}
        isPending={isPending}
        words={words}
        action={submit}
        // React empties a form after its action; what was refused stays as it was typed.
        onReset={(event) => event.preventDefault()}
      >
        {answer && !answer.ok && !isPending && (
          <Refused answer={answer} accounts={accounts} />
        )}
        {children}
      </SheetForm>
    </PageModal>
  );
}

type RefusedProps = {
  answer: Extract<StaffAnswer, { ok: false }>;
  accounts: AccountTag[];
};

/** Why nothing was saved. */
function Refused({ answer, accounts }: RefusedProps) {
  const t = useTranslations("staff.form");
  const refused = useRefused();
  const words = useWords(accounts);
  if ("theirs" in answer) return <EditConflict theirs={answer.theirs} words={words} />;
  return (
    <NoteBox kind="refused" title={t("refused")}>
      {refused(answer.reason)}
    </NoteBox>
  );
}

/** What the fields that another admin may have changed are called, and say. */
function useWords(accounts: AccountTag[]): FormWords<StaffChange> {
  const t = useTranslations("staff");
  const handles = (ids: number[]) =>
    accounts.filter(({ id }) => ids.includes(id)).map(({ handle }) => handle);
  return {
    name: [t("form.name"), (name) => name],
    role: [t("form.role"), (role) => t(`roles.${role}`)],
    accountIds: [
      t("form.accounts"),
      (ids) => (ids ? handles(ids).join(", ") || t("noAccounts") : t("allAccounts")),
    ],
  };
}
