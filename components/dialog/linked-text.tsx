import Linkify from "linkify-react";
import type { Opts } from "linkifyjs";
import type { ReactNode } from "react";

/**
 * A patient's words with the addresses in them as links. Only what is written as an address is one: "see.me" is a
 * sentence that lacks a space. What a link leads to learns nothing of the portal.
 */
export function LinkedText({ text }: { text: string }) {
  const pieces = rightToLeft.test(text) ? withNumbersApart(text) : [text];
  if (!mayHoldAddress.test(text)) return pieces;
  return <Linkify options={options}>{pieces.flatMap(splitAtMarks)}</Linkify>;
}

/** A number to call among words from right to left, where its groups would change places and its plus its side. */
const withNumbersApart = (text: string): ReactNode[] =>
  text.split(phoneNumber).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only their places.
      <bdi key={index} dir="ltr">
        {piece}
      </bdi>
    ),
  );

const splitAtMarks = (piece: ReactNode) =>
  typeof piece === "string" ? piece.split(foreignMarks) : [piece];

const rightToLeft = /[\u0590-\u08ff]/;
const phoneNumber = /(?<!\S)(\+?\(?(?:\d[ ()-]*){7,}\d)/;

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
