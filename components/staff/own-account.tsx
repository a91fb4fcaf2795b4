import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Avatar } from "@/components/ui/tags/avatar";
import type { StaffRole } from "@/lib/staff/types";
import { OwnSessions } from "./own-sessions";
import { PasswordForm } from "./password-form";

type Props = {
  me: { name: string; email: string; role: StaffRole };
} & ComponentProps<typeof OwnSessions> &
  ComponentProps<typeof PasswordForm>;

/** One's own password, and where one is signed in. */
export function OwnAccount({ me, leastLength, changePassword, ...sessions }: Props) {
  const t = useTranslations("staff");
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center border-line border-b bg-surface px-4 md:px-8">
        <h1
          tabIndex={-1}
          className="outline-none font-semibold text-title tracking-[-.01em]"
        >
          {t("own.title")}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid max-w-[760px] grid-cols-[minmax(0,1fr)] gap-3 px-3 pt-4 pb-6 md:px-8 md:pt-5 md:pb-12">
          <div className={`${cardLook} flex items-center gap-3`}>
            <Avatar name={me.name} className="size-10 bg-avatar text-[13px]" />
            <div className="min-w-0">
              <p className="truncate font-semibold">{me.name}</p>
              <p className="truncate text-ink-2 text-meta">
                {me.email} · {t(`roles.${me.role}`)}
              </p>
            </div>
          </div>
          <section aria-labelledby="own-password" className={cardLook}>
            <h2 id="own-password" className="font-semibold">
              {t("own.passwordTitle")}
            </h2>
            <p className="mb-4 text-ink-2 text-preview">{t("own.passwordText")}</p>
            <PasswordForm leastLength={leastLength} changePassword={changePassword} />
          </section>
          <OwnSessions {...sessions} />
        </div>
      </div>
    </div>
  );
}

const cardLook = "rounded-card border border-line bg-surface p-4 md:p-5";
