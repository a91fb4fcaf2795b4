import type { FileKind, MessageKind } from "@/lib/channels/types";

/**
 * A file of a message. `waiting`: it is being fetched, and `failure` says that a try went wrong; `failed`: it was given
 * up, `failure` says why; `reference`: the channel gave no file. Measures are null where they are not known.
 */
export type ThreadAttachment = {
  id: number;
  kind: MessageKind;
  contentType: string;
  fileName: string;
  sizeBytes: number | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  state: "waiting" | "stored" | "failed" | "reference";
  failure: string | null;
  /** Where the file itself is; null until it is stored. */
  url: string | null;
};

/** A stored file among those of a dialog or a person, with the message that it came with. */
export type SharedFile = Omit<ThreadAttachment, "kind" | "state" | "failure" | "url"> & {
  kind: FileKind;
  url: string;
  dialogId: number;
  messageId: number;
  direction: "inbound" | "outbound";
  at: string;
};

/** A page of files, newest first. `count` is how many there are; `next` asks for the page after it. */
export type SharedMedia = { files: SharedFile[]; count: number; next: number | null };
