import type { FileHandlers } from "@/components/dialog/files/file-handlers";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { MessageVersion } from "@/lib/dialogs/types/message";
import type { Family } from "./family";

/** What can be done about a message. */
export type MessageHandlers = Omit<FileHandlers, "onView"> & {
  /** Shows a picture large, by its key. */
  onView(picture: string): void;
  onRetry(messageId: number): void;
  onEdit(message: DrawnMessage): void;
  onDiscard(message: DrawnMessage): void;
  /**
   * Begins a touch that refers to a message; `personId` is who wrote it, where somebody has said so. Null where a message
   * is only shown.
   */
  onCite: ((messageId: number, personId: number | null) => void) | null;
  /** Shows the touches of a person. */
  onViewTouches(personId: number): void;
  /** Where several people share the contact: who wrote what. */
  family: Family | null;
  /** Brings what an edited message said before; null where it did not come. */
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
};
