import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/forms/field";
import { longestEmail, longestLine } from "@/lib/lengths";
import type { StaffAnswer, StaffChange, StaffDraft } from "@/lib/staff/types";
import { useRefused } from "./use-refused";

type Props = { answer: StaffAnswer | null };

/** What a member is called. */
export function NameField({ start = "", answer }: Props & { start?: string }) {
  const t = useTranslations("staff.form");
  const error = useError(answer, "name");
  return (
    <TextField
      label={t("name")}
      name="name"
      defaultValue={start}
      autoComplete="off"
      maxLength={longestLine}
      error={error}
      help={t("nameHelp")}
    />
  );
}

/** The e-mail by which a new member will sign in. */
export function EmailField({ answer }: Props) {
  const t = useTranslations("staff.form");
  const error = useError(answer, "email", "emailTaken");
  return (
    <TextField
      label={t("email")}
      name="email"
      type="email"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={longestEmail}
      error={error}
      help={t("emailHelp")}
    />
  );
}

/** The sentence that stands at a field, where it is what was refused. */
function useError(answer: StaffAnswer | null, ...reasons: string[]): string | null {
  const refused = useRefused();
  if (!answer || answer.ok || !reasons.includes(answer.reason)) return null;
  return refused(answer.reason);
}

/** What the form says of somebody new. */
export const draftOf = (typed: FormData): StaffDraft => ({
  ...changeOf(typed),
  email: word(typed, "email"),
});

/** What it says of a member. */
export function changeOf(typed: FormData): StaffChange {
  const isSome = word(typed, "scope") === "some";
  return {
    name: word(typed, "name"),
    role: word(typed, "role") === "admin" ? "admin" : "staff",
    accountIds: isSome ? typed.getAll("account").map(Number) : null,
  };
}

const word = (typed: FormData, name: string) => String(typed.get(name) ?? "");
