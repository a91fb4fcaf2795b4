import {
  Forward,
  type LucideIcon,
  Megaphone,
  Reply,
  SquareMousePointer,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
      {forwarded && <Mark icon={Forward}>{t(`forwarded.${forwarded}`)}</Mark>}
      {referral && <Mark icon={Megaphone}>{<AdvertWords {...referral} />}</Mark>}
      {kind === "buttonReply" && (
        <Mark icon={SquareMousePointer}>{t("buttonReply")}</Mark>
      )}
      {kind === "storyReply" && (
        <Mark icon={Reply}>
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

function Mark({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1 text-ink-2 text-meta">
      <Icon size={14} className="shrink-0" />
      <span dir="auto" className="[overflow-wrap:anywhere]">
        {children}
      </span>
    </span>
  );
}
