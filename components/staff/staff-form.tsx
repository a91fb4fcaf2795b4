"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useRef } from "react";
import { ChangedMeanwhile, type FormWords } from "@/components/ui/changed-meanwhile";
import { TextField } from "@/components/ui/field";
import { NoteBox } from "@/components/ui/note-box";
import { PageModal } from "@/components/ui/page-modal";
import { SheetForm } from "@/components/ui/sheet-form";
import { unreached } from "@/components/ui/unreached";
import { useFirstWrong } from "@/components/ui/use-first-wrong";
import { useSeen } from "@/components/ui/use-seen";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { longestEmail, longestLine } from "@/lib/lengths";
import type {
  StaffAnswer,
  StaffChange,
  StaffDraft,
  StaffMember,
} from "@/lib/staff/types";
import { LinkReady } from "./link-ready";
import { staffHrefs } from "./staff-hrefs";
import { StaffRights } from "./staff-rights";
import { useRefused } from "./use-refused";

type InviteProps = {
  accounts: AccountTag[];
  invite(draft: StaffDraft): Promise<StaffAnswer>;
};

/** Asks who is to join, and then shows the link to hand over. */
export function InviteStaff({ accounts, invite }: InviteProps) {
  const t = useTranslations("staff.form");
  const [answer, submit, isPending] = useActionState(
    async (_before: (StaffAnswer & { name?: string }) | null, typed: FormData) => {
      const draft = { ...changeOf(typed), email: word(typed, "email") };
      return { ...(await invite(draft).catch(unreached)), name: draft.name };
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
      <NameField error={errorAt(answer, "name")} />
      <EmailField error={errorAt(answer, "email", "emailTaken")} />
      <StaffRights
        start={{ role: "staff", accounts: null }}
        accounts={accounts}
        isMember={false}
      />
    </StaffForm>
  );
}

type EditProps = {
  member: StaffMember;
  accounts: AccountTag[];
  /** `seen` is what the form said when it was opened. */
  change(typed: StaffChange, seen: StaffChange): Promise<StaffAnswer>;
};

/** Changes a member's name, role and accounts; their e-mail is what they sign in with and stays. */
export function EditStaff({ member, accounts, change }: EditProps) {
  const t = useTranslations("staff.form");
  const router = useRouter();
  const { name, role } = member;
  const accountIds = member.accounts?.map(({ id }) => id) ?? null;
  const save = useSeen({ name, role, accountIds }, change);
  const [answer, submit, isPending] = useActionState(
    async (_before: StaffAnswer | null, typed: FormData) => {
      const said = await save(changeOf(typed)).catch(unreached);
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
      <NameField start={member.name} error={errorAt(answer, "name")} />
      <StaffRights start={member} accounts={accounts} isMember />
    </StaffForm>
  );
}

type FormProps = {
  title: string;
  answer: StaffAnswer | null;
  isPending: boolean;
  submit(typed: FormData): void;
  words: { idle: string; pending: string };
  accounts: AccountTag[];
  children: ReactNode;
};

function StaffForm(props: FormProps) {
  const { title, answer, isPending, submit, words, accounts, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useFirstWrong(form, answer);
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
  if ("theirs" in answer)
    return <ChangedMeanwhile theirs={answer.theirs} words={words} />;
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

type FieldProps = { start?: string; error: string | null };

function NameField({ start = "", error }: FieldProps) {
  const t = useTranslations("staff.form");
  const refused = useRefused();
  return (
    <TextField
      label={t("name")}
      name="name"
      defaultValue={start}
      autoComplete="off"
      maxLength={longestLine}
      error={error && refused(error)}
      help={t("nameHelp")}
    />
  );
}

function EmailField({ error }: FieldProps) {
  const t = useTranslations("staff.form");
  const refused = useRefused();
  return (
    <TextField
      label={t("email")}
      name="email"
      type="email"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={longestEmail}
      error={error && refused(error)}
      help={t("emailHelp")}
    />
  );
}

function errorAt(answer: StaffAnswer | null, ...reasons: string[]): string | null {
  return answer && !answer.ok && reasons.includes(answer.reason) ? answer.reason : null;
}

function changeOf(typed: FormData): StaffChange {
  const isSome = word(typed, "scope") === "some";
  return {
    name: word(typed, "name"),
    role: word(typed, "role") === "admin" ? "admin" : "staff",
    accountIds: isSome ? typed.getAll("account").map(Number) : null,
  };
}

const word = (typed: FormData, name: string) => String(typed.get(name) ?? "");
