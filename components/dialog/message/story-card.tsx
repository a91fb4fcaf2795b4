import { useTranslations } from "next-intl";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import { MessageTile } from "./message-tile";
import { OutsideLink, pageUrl } from "./outside-link";

const storyMs = 24 * 3_600_000;

/** Can the story that a message is about still be there? It stood before the message, and for a day at most. */
export const mayStoryLive = ({ at }: ThreadMessage, now: number): boolean =>
  now - Date.parse(at) < storyMs;

type Props = { message: ThreadMessage; storyLives: boolean };

/** A story that the other side mentions somebody in: a reference only, since its media may not be kept. */
export function StoryCard({ message, storyLives }: Props) {
  const t = useTranslations("dialog.story");
  return (
    <MessageTile icon="icon-at-sign" title={t(`mention.${message.direction}`)}>
      <StoryLink message={message} storyLives={storyLives} />
    </MessageTile>
  );
}

/** The way to a story while it may be there. */
export function StoryLink({ message, storyLives }: Props) {
  const t = useTranslations("dialog.story");
  const url = pageUrl(message.details.story?.url);
  if (url && storyLives) return <OutsideLink href={url}>{t("open")}</OutsideLink>;
  return <span>{t("over")}</span>;
}
