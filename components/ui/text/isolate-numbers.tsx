import type { ReactNode } from "react";

type Draw = (from: number, to: number) => ReactNode;

/**
 * Somebody's words, with each number to call apart where they run from right to left: among them its groups would
 * change places and its plus its side. `draw` gives what stands from one place to another, if that is more than text.
 */
export function isolateNumbers(
  text: string,
  draw: Draw = (from, to) => text.slice(from, to),
): ReactNode {
  if (!rightToLeft.test(text)) return draw(0, text.length);
  let to = 0;
  return text.split(phoneNumber).map((piece, index) => {
    const from = to;
    to += piece.length;
    if (index % 2 === 0) return draw(from, to);
    return (
      // Arabic digits turn round the groups of a number wherever they stand: nothing less keeps their order.
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only their places.
      <bdo key={index} dir="ltr">
        {draw(from, to)}
      </bdo>
    );
  });
}

const rightToLeft = /[\u0590-\u08ff]/;

/** Not what is a part of an address, of a word, or of a day and its hour. */
const phoneNumber =
  /(?<![\w/.@=&?#%+٠-٩۰-۹]|\w-)(\+?\(?(?:[\d٠-٩۰-۹][ ()-]*){7,}[\d٠-٩۰-۹])(?![:.,/]?[\d٠-٩۰-۹])/;
