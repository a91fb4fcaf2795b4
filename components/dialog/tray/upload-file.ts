import { generateReactHelpers } from "@uploadthing/react";
import type { FileRefusal, UploadAnswer, UploadRouter } from "@/lib/files/types";

const { uploadFiles } = generateReactHelpers<UploadRouter>();

type Watch = { signal: AbortSignal; onSent(bytes: number): void };

const refusals: readonly FileRefusal[] = [
  "type",
  "tooLarge",
  "empty",
  "unlike",
  "tooMany",
];

/** Ends when the server has listed the last file that was chosen. */
let listed: Promise<void> = Promise.resolve();

/**
 * Brings a file into the files room, for a reply in a dialog. Never throws: no answer is `lost`. Several go at once,
 * but each begins when the server has listed the one before it: it lists them in the order in which they were chosen.
 */
export async function uploadFile(
  dialogId: number,
  file: File,
  { signal, onSent }: Watch,
): Promise<UploadAnswer> {
  const before = listed;
  let isListed = () => {};
  listed = new Promise((resolve) => {
    isListed = resolve;
  });
  await before;
  try {
    const [uploaded] = await uploadFiles("attachment", {
      files: [file],
      input: { dialogId },
      signal,
      onUploadBegin: isListed,
      onUploadProgress: ({ loaded }) => onSent(loaded),
    });
    return uploaded?.serverData ?? lost;
  } catch (fault) {
    return refusalIn(fault) ?? lost;
  } finally {
    isListed();
  }
}

const lost: UploadAnswer = { ok: false, reason: "lost" };

/** The server says why it will not have a file by a word of ours. */
function refusalIn(fault: unknown): UploadAnswer | null {
  const message = fault instanceof Error ? fault.message : "";
  const reason = refusals.find((one) => one === message);
  return reason ? { ok: false, reason } : null;
}
