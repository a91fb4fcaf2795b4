import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";

type Props = {
  clinic: string;
  before?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
};

/** The page outside the portal: whose it is, a card with what is asked, and what is expected of who comes in. */
export function SignInFrame({ clinic, before, after, children }: Props) {
  const t = useTranslations("auth.signIn");
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] items-center justify-items-center px-4">
      <main className="w-full max-w-100 py-8">
        <Owner clinic={clinic} />
        {before}
        <div className="rounded-card border border-line bg-surface px-5 pt-7 pb-8 sm:px-8">
          {children}
        </div>
        {after}
      </main>
      <footer className="flex gap-1.5 py-5 text-meta text-ink-3">
        <Icon of="icon-lock" size={14} className="mt-px flex-none" />
        {t("confidential")}
      </footer>
    </div>
  );
}

function Owner({ clinic }: { clinic: string }) {
  return (
    <div className="mb-5 flex items-center gap-2.5">
      <span className="grid size-9 flex-none place-items-center rounded-[10px] bg-ink text-surface">
        <Icon of="icon-message-square-text" size={20} />
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
