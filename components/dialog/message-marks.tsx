import { Forward, type LucideIcon, Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { kindIcons } from "@/components/ui/kind-icon";
import type { ThreadMessage } from "@/lib/dialogs/types";

/** What a message answers or came from, in a line above its words. */
export function MessageMarks({ message }: { message: ThreadMessage }) {
  const t = useTranslations("dialog.mark");
  const { kind, details } = message;
  const Icon = kindIcons[kind];
  const advertOf = (headline?: string) =>
    headline ? t("advertNamed", { headline }) : t("advert");
  return (
    <>
      {details.forwarded && (
        <Mark icon={Forward}>{t(`forwarded.${details.forwarded}`)}</Mark>
      )}
      {details.referral && (
        <Mark icon={Megaphone}>{advertOf(details.referral.headline)}</Mark>
      )}
      {isMarked(kind) && Icon && (
        <Mark icon={Icon}>
          {t(kind)}
          {details.share?.title && <span dir="auto">: {details.share.title}</span>}
        </Mark>
      )}
    </>
  );
}

const marked = [
  "buttonReply",
  "storyReply",
  "storyMention",
  "share",
  "template",
] as const;

const isMarked = (kind: string): kind is (typeof marked)[number] =>
  (marked as readonly string[]).includes(kind);

function Mark({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1 text-ink-2 text-meta">
      <Icon size={14} className="shrink-0" />
      <span>{children}</span>
    </span>
  );
}
