import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import { StoryLink } from "./story-card";

type Props = { message: ThreadMessage; storyLives: boolean };

/** What a message answers or came from, in a line above its words. */
export function MessageMarks(props: Props) {
  const { kind, details } = props.message;
  const isMarked =
    details.forwarded ||
    details.referral ||
    kind === "buttonReply" ||
    kind === "storyReply";
  return isMarked && <Marks {...props} />;
}

function Marks({ message, storyLives }: Props) {
  const t = useTranslations("dialog.mark");
  const { kind, details, direction } = message;
  const { forwarded, referral } = details;
  return (
    <>
      {forwarded && <Mark icon="icon-forward">{t(`forwarded.${forwarded}`)}</Mark>}
      {referral && <Mark icon="icon-megaphone">{<AdvertWords {...referral} />}</Mark>}
      {kind === "buttonReply" && (
        <Mark icon="icon-square-mouse-pointer">{t("buttonReply")}</Mark>
      )}
      {kind === "storyReply" && (
        <Mark icon="icon-reply">
          {t(`storyReply.${direction}`)}
          {" · "}
          <StoryLink message={message} storyLives={storyLives} />
        </Mark>
      )}
    </>
  );
}

function AdvertWords({ headline }: { headline?: string }) {
  const t = useTranslations("dialog.mark");
  return headline ? t("advertNamed", { headline }) : t("advert");
}

function Mark({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1 text-ink-2 text-meta">
      <Icon of={icon} size={14} className="shrink-0" />
      <span dir="auto" className="[overflow-wrap:anywhere]">
        {children}
      </span>
    </span>
  );
}
