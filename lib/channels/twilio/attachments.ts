import { shownFileName } from "@/lib/file-name";
import type { InboundAttachment } from "../events";
import { fileKindOf, isFileName, plainFileName } from "../file-kind";
import { type Form, textOf } from "./form";

/**
 * The files of a message in their order, and its text. WhatsApp puts a document's name where the caption would be:
 * then it is the file's name and not the text, so that it shows once.
 */
export function readAttachments(form: Form): {
  text: string;
  attachments: InboundAttachment[];
} {
  const body = textOf(form, "Body");
  const read = withFileName(
    body,
    fileNumbers(form).map((number, index) => attachmentOf(form, number, index)),
  );
  // A button's or a reply's text may be missing where the button has one.
  return body ? read : { ...read, text: textOf(form, "ButtonText") };
}

/** A text that is the one document's name becomes that. @package */
export function withFileName(
  text: string,
  attachments: InboundAttachment[],
): { text: string; attachments: InboundAttachment[] } {
  const [only, ...more] = attachments;
  const isDocument = only?.kind === "document" && more.length === 0;
  return isDocument && isFileName(text, only.contentType)
    ? { text: "", attachments: [{ ...only, fileName: shownFileName(text) }] }
    : { text, attachments };
}

/** The files that are there, whatever `NumMedia` says: a wrong count loses none and invents none. */
function fileNumbers(form: Form): number[] {
  const numbers = [...form.keys()].flatMap((name) => {
    const number = /^Media(?:Url|ContentType)(\d{1,2})$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function attachmentOf(form: Form, number: number, index: number): InboundAttachment {
  const contentType =
    textOf(form, `MediaContentType${number}`) || "application/octet-stream";
  const url = textOf(form, `MediaUrl${number}`);
  const isSticker =
    contentType === "image/webp" && textOf(form, "MessageType") === "sticker";
  const kind = isSticker ? "sticker" : fileKindOf(contentType);
  const fileName = plainFileName(kind, contentType, index);
  return { kind, contentType, fileName, url: URL.canParse(url) ? url : null };
}
