import { type RefObject, useMemo } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { TouchNavigation } from "@/components/touches/use-touch-navigation";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ComposerHandle } from "./composer/composer-place";
import type { Pad } from "./composer/use-words";
import { useFamily } from "./message/family";
import type { MessageHandlers } from "./message/message-handlers";
import { trayOf } from "./tray/tray-store";

/** What is done about the messages of a dialog, by the screen. */
export type MessageActions = Pick<MessageHandlers, "loadVersions"> & {
  open: OpenDialog;
  messages: DrawnMessage[];
  /** What was written and not sent, by dialog. */
  writing: Pad;
  fetchAgain(fileId: number): void;
  retry(messageId: number): void;
  discard(key: string): void;
  /** Says who of a family wrote messages; null where it is not known after all. */
  attribute(messageIds: number[], personId: number | null): void;
};

type Beside = {
  touches: TouchNavigation;
  composer: RefObject<ComposerHandle | null>;
  onView(picture: string): void;
};

/** The handlers of a message. Editing one that did not get through brings it back to where it was written. */
export function useMessageHandlers(
  actions: MessageActions,
  { touches, composer, onView }: Beside,
): MessageHandlers {
  const { open, messages, retry, discard, loadVersions, fetchAgain } = actions;
  const { writing, attribute } = actions;
  const { id } = open.row;
  const family = useFamily({ people: open.people, messages, attribute });
  return useMemo(
    () => ({
      family,
      loadVersions,
      onView,
      onFetchAgain: fetchAgain,
      onCite: touches.cite,
      onViewTouches: touches.view,
      onRetry: retry,
      onDiscard: (message: DrawnMessage) => {
        discard(message.key);
        trayOf(id).letGo(message.files);
      },
      onEdit: (message: DrawnMessage) => {
        discard(message.key);
        trayOf(id).putBack(message.files);
        const { text } = writing.read(id);
        if (!message.template)
          writing.write(id, { text: text ? `${text}\n${message.text}` : message.text });
        composer.current?.goOn(message.template);
      },
    }),
    [
      family,
      touches,
      retry,
      discard,
      loadVersions,
      fetchAgain,
      onView,
      writing,
      id,
      composer,
    ],
  );
}
