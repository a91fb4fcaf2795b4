import Linkify from "linkify-react";
import type { Opts } from "linkifyjs";
import { Children, type ReactNode } from "react";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";

/**
 * A patient's words with the addresses in them as links. Only what is written as an address is one: "see.me" is a
 * sentence that lacks a space. What a link leads to learns nothing of the portal.
 */
export function LinkedText({ text }: { text: string }) {
  const words = isolateNumbers(text);
  if (!mayHoldAddress.test(text)) return words;
  const pieces = Children.toArray(words).flatMap(splitAtMarks);
  return <Linkify options={options}>{pieces}</Linkify>;
}

const splitAtMarks = (piece: ReactNode) =>
  typeof piece === "string" ? piece.split(foreignMarks) : [piece];

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
