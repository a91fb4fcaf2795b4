import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";

/** A picture that can be seen large. */
export type Viewed = {
  key: string;
  url: string;
  name: string;
  width: number | null;
  height: number | null;
};

/** What a picture is called by where it stands: one's own gets another id once it is stored, and keeps its place. */
export const pictureKey = ({ key }: Pick<DrawnMessage, "key">, index: number) =>
  `${key}/${index}`;

/** The pictures of a thread in its order. */
export const picturesIn = (messages: readonly DrawnMessage[], word: string): Viewed[] =>
  messages
    .filter(({ unsent }) => !unsent)
    .flatMap((message) =>
      message.attachments.flatMap(({ kind, url, width, height }, index) =>
        url !== null && (kind === "image" || kind === "sticker")
          ? [{ key: pictureKey(message, index), url, name: word, width, height }]
          : [],
      ),
    );
