"use client";

import { useTranslations } from "next-intl";
import { useActionState, useRef } from "react";
import type { SignInOutcome } from "@/lib/auth/types";
import { longestEmail } from "@/lib/lengths";
import { PasswordField } from "./password-field";
import { SignInRefusal } from "./sign-in-refusal";

type Props = {
  signIn: (credentials: { email: string; password: string }) => Promise<SignInOutcome>;
  onSignedIn: () => void;
};

type State = { email: string; outcome: SignInOutcome | null };

/**
 * E-mail and password. It is a form with an action, so that what somebody types and sends before the page has come
 * alive is kept and sent then; the e-mail stays after a refusal, the password goes.
 */
export function SignInForm({ signIn, onSignedIn }: Props) {
  const t = useTranslations("auth.signIn");
  const password = useRef<HTMLInputElement>(null);
  const [{ email, outcome }, submit, isPending] = useActionState(
    async (_before: State, form: FormData): Promise<State> => {
      const credentials = {
        email: wordOf(form, "email"),
        password: wordOf(form, "password"),
      };
      const outcome = await signIn(credentials);
      if (outcome.ok) onSignedIn();
      else password.current?.focus();
      return { email: credentials.email, outcome };
    },
    { email: "", outcome: null },
  );
  const isBusy = isPending || outcome?.ok === true;
  return (
    <form action={submit} className="grid gap-4">
      {outcome && !outcome.ok && !isPending && <SignInRefusal outcome={outcome} />}
      <div>
        <label htmlFor="email" className="mb-1.5 block text-preview font-medium">
          {t("email")}
        </label>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxLength={longestEmail}
          defaultValue={email}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: signing in is all that this page is for.
          autoFocus
          className="h-10 w-full rounded-control border border-control bg-surface px-2.5 text-[16px] sm:text-interface pointer-coarse:h-11"
        />
      </div>
      <PasswordField ref={password} />
      <button
        type="submit"
        disabled={isBusy}
        className="h-10 rounded-control bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover disabled:opacity-70 pointer-coarse:h-11"
      >
        {isBusy ? t("submitting") : t("submit")}
      </button>
    </form>
  );
}

function wordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
