import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SignInFrame } from "./sign-in-frame";

type Props = { clinic: string; ended: boolean; children: ReactNode };

/** The door: whose portal it is, the form, and what is expected of who comes in. */
export function SignInScreen({ clinic, ended, children }: Props) {
  const t = useTranslations("auth.signIn");
  return (
    <SignInFrame
      clinic={clinic}
      before={
        ended && (
          <p
            role="status"
            className="mb-4 rounded-[10px] bg-warn-soft px-3.5 py-3 text-ink"
          >
            {t("ended")}
          </p>
        )
      }
      after={<p className="mt-4 text-center text-meta text-ink-3">{t("forgotten")}</p>}
    >
      <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.015em]">
        {t("title")}
      </h1>
      <p className="mt-0.5 mb-5 text-preview text-ink-2">{t("tagline")}</p>
      {children}
    </SignInFrame>
  );
}
