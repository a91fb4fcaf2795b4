import { Lock, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = { clinic: string; ended: boolean; children: ReactNode };

/** The door: whose portal it is, the form, and what is expected of who comes in. */
export function SignInScreen({ clinic, ended, children }: Props) {
  const t = useTranslations("auth.signIn");
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] items-center justify-items-center px-4">
      <main className="w-full max-w-100 py-8">
        <Owner clinic={clinic} />
        {ended && (
          <p
            role="status"
            className="mb-4 rounded-[10px] bg-warn-soft px-3.5 py-3 text-ink"
          >
            {t("ended")}
          </p>
        )}
        <div className="rounded-card border border-line bg-surface px-5 pt-7 pb-8 sm:px-8">
          <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.015em]">
            {t("title")}
          </h1>
          <p className="mt-0.5 mb-5 text-preview text-ink-2">{t("tagline")}</p>
          {children}
        </div>
        <p className="mt-4 text-center text-meta text-ink-3">{t("forgotten")}</p>
      </main>
      <footer className="flex gap-1.5 py-5 text-meta text-ink-3">
        <Lock size={14} className="mt-px flex-none" aria-hidden />
        {t("confidential")}
      </footer>
    </div>
  );
}

function Owner({ clinic }: { clinic: string }) {
  return (
    <div className="mb-5 flex items-center gap-2.5">
      <span className="grid size-9 flex-none place-items-center rounded-[10px] bg-ink text-surface">
        <MessageSquareText size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="min-w-0">
        <div className="text-message font-semibold">Dialogs</div>
        {clinic !== "Dialogs" && (
          <div className="truncate text-meta text-ink-3">{clinic}</div>
        )}
      </div>
    </div>
  );
}
