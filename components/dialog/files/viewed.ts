import type { ThreadMessage } from "@/lib/dialogs/types/message";

/** A picture that can be seen large. */
export type Viewed = {
  id: number;
  url: string;
  name: string;
  width: number | null;
  height: number | null;
};

/** The pictures of a thread in its order. */
export const picturesIn = (messages: readonly ThreadMessage[], word: string): Viewed[] =>
  messages
    .filter(({ unsent }) => !unsent)
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ id, kind, url, width, height }) =>
      url !== null && (kind === "image" || kind === "sticker")
        ? [{ id, url, name: word, width, height }]
        : [],
    );
