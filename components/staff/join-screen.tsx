import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SignInFrame } from "@/components/sign-in/sign-in-frame";
import { buttonLook } from "@/components/ui/buttons/button";
import type { StaffAnswer } from "@/lib/staff/types";
import { JoinForm } from "./join-form";

type Props = {
  clinic: string;
  /** Whose link it is; null where it no longer works. */
  owner: { name: string; email: string } | null;
  leastLength: number;
  token: string;
  choose(typed: { token: string; password: string }): Promise<StaffAnswer>;
};

/** Where somebody who was invited chooses their password. */
export function JoinScreen({ clinic, owner, ...form }: Props) {
  const t = useTranslations("staff.join");
  return (
    <SignInFrame clinic={clinic}>
      {owner ? (
        <>
          <Heading>{t("welcome", { name: owner.name })}</Heading>
          <p className="mt-0.5 mb-5 text-ink-2 text-preview [overflow-wrap:anywhere]">
            {t("text", { email: owner.email })}
          </p>
          <JoinForm email={owner.email} {...form} />
        </>
      ) : (
        <>
          <Heading>{t("expiredTitle")}</Heading>
          <p className="mt-0.5 mb-5 text-ink-2 text-preview">{t("expiredText")}</p>
          <a href="/sign-in" className={buttonLook()}>
            {t("signIn")}
          </a>
        </>
      )}
    </SignInFrame>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <h1 className="font-semibold text-[20px] leading-7 tracking-[-0.015em] [overflow-wrap:anywhere]">
      {children}
    </h1>
  );
}
