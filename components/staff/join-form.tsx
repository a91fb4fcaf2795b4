"use client";

import { useTranslations } from "next-intl";
import { useActionState, useRef } from "react";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { asFault } from "@/components/ui/forms/as-fault";
import { TextField } from "@/components/ui/forms/field";
import { NoteBox } from "@/components/ui/notes/note-box";
import type { StaffAnswer } from "@/lib/staff/types";

type Props = {
  email: string;
  leastLength: number;
  token: string;
  choose(typed: { token: string; password: string }): Promise<StaffAnswer>;
};

/** Takes the chosen password, and then shows the way in. */
export function JoinForm({ email, leastLength, token, choose }: Props) {
  const t = useTranslations("staff.join");
  const own = useTranslations("staff.own");
  const refusal = useTranslations("staff.password");
  const guard = useTranslations("auth.refused");
  const [answer, submit, isPending] = useActionState(
    async (_before: StaffAnswer | null, typed: FormData) => {
      const password = String(typed.get("password") ?? "");
      return choose({ token, password }).catch(asFault);
    },
    null,
  );
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstInvalid(form, answer);
  if (answer?.ok) {
    return (
      <div className="grid gap-4">
        <NoteBox kind="well" title={t("done")} />
        <a href="/sign-in" className={buttonLook({ look: "primary" })}>
          {t("signIn")}
        </a>
      </div>
    );
  }
  const reason = answer?.reason ?? null;
  const error = reason && (refusal.has(reason) ? refusal(reason) : guard(reason));
  return (
    <form
      ref={form}
      action={submit}
      // A second press saves nothing twice, and the button keeps the focus.
      onSubmit={(event) => isPending && event.preventDefault()}
      // React empties a form after its action; what was refused stays as it was typed.
      onReset={(event) => event.preventDefault()}
      className="grid gap-4"
    >
      {/* A password manager stores the two together. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        required
        autoComplete="new-password"
        error={error}
        help={own("nextHelp", { count: leastLength })}
      />
      <Button type="submit" look="primary" aria-disabled={isPending || undefined}>
        {t(isPending ? "submitting" : "submit")}
      </Button>
    </form>
  );
}
