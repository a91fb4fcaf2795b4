import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { MessageVersion } from "@/lib/dialogs/types";
import type { Family } from "./family";
import type { FileHands } from "./files/file-hands";

/** What can be done about a message. */
export type MessageHands = FileHands & {
  onRetry(messageId: number): void;
  onEdit(message: DrawnMessage): void;
  onDiscard(key: string): void;
  /** Where several people share the contact: who wrote what. */
  family: Family | null;
  /** Brings what an edited message said before; null where it did not come. */
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
};
