import Linkify from "linkify-react";
import type { Opts } from "linkifyjs";

/**
 * A patient's words with the addresses in them as links. Only what is written as an address is one: "see.me" is a
 * sentence that lacks a space. What a link leads to learns nothing of the portal.
 */
export function LinkedText({ text }: { text: string }) {
  if (!mayHoldAddress.test(text)) return text;
  return <Linkify options={options}>{text.split(foreignMarks)}</Linkify>;
}

/** Looking closer takes a while, and nearly all messages hold none. */
const mayHoldAddress = /@|:\/\/|www\./i;

/**
 * Marks that end an address wherever they stand: it takes those of English for itself, and all others for letters. An
 * address that has one of them writes it otherwise.
 */
const foreignMarks = /([«»“”„‹›،؛؟、。！？：；（）「」『』【】《》…]+)/;

const options: Opts = {
  defaultProtocol: "https",
  target: "_blank",
  rel: "noopener noreferrer nofollow",
  className:
    "text-accent underline decoration-accent/50 underline-offset-2 hover:decoration-accent",
  validate: {
    url: (value: string) => /^(https?:\/\/|www\.)/i.test(value),
    email: true,
  },
};
