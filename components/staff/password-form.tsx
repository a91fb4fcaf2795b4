"use client";

import { useTranslations } from "next-intl";
import { useActionState, useRef } from "react";
import { Button } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { asFault } from "@/components/ui/forms/as-fault";
import { TextField } from "@/components/ui/forms/field";
import { NoteBox } from "@/components/ui/notes/note-box";

type Answer = { ok: boolean; reason?: string };

type Props = {
  leastLength: number;
  changePassword(typed: { present: string; next: string }): Promise<Answer>;
};

/** Changes one's own password; nothing typed stays on the page once it is changed. */
export function PasswordForm({ leastLength, changePassword }: Props) {
  const t = useTranslations("staff.own");
  const refusal = useTranslations("staff.password");
  const guard = useTranslations("auth.refused");
  const form = useRef<HTMLFormElement>(null);
  const [answer, submit, isPending] = useActionState(
    async (_before: Answer | null, typed: FormData): Promise<Answer> => {
      const passwords = { present: word(typed, "present"), next: word(typed, "next") };
      const said = await changePassword(passwords).catch(asFault);
      if (said.ok) form.current?.reset();
      return said;
    },
    null,
  );
  useFocusFirstInvalid(form, answer);
  const reason = answer && !answer.ok ? (answer.reason ?? "fault") : null;
  const sentence = reason && (refusal.has(reason) ? refusal(reason) : guard(reason));
  const isPresent = reason === "wrong" || reason === "tooMany";
  return (
    <form
      ref={form}
      action={submit}
      // A second press saves nothing twice, and the button keeps the focus.
      onSubmit={(event) => isPending && event.preventDefault()}
      aria-label={t("change")}
      onReset={(event) => reason !== null && event.preventDefault()}
      className="grid gap-4"
    >
      {answer?.ok && !isPending && <NoteBox kind="well" title={t("changed")} />}
      <TextField
        label={t("present")}
        name="present"
        type="password"
        required
        autoComplete="current-password"
        error={isPresent ? sentence : null}
      />
      <TextField
        label={t("next")}
        name="next"
        type="password"
        required
        autoComplete="new-password"
        error={isPresent ? null : sentence}
        help={t("nextHelp", { count: leastLength })}
      />
      <div>
        <Button type="submit" look="primary" aria-disabled={isPending || undefined}>
          {t(isPending ? "changing" : "change")}
        </Button>
      </div>
    </form>
  );
}

const word = (typed: FormData, name: string) => String(typed.get(name) ?? "");
