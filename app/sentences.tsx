import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type Part, partsOf } from "@/lib/sentences";

type Props = { of: readonly Part[]; children: ReactNode };

/** Gives what is inside it these sentences to say in the browser, and no others: a page carries all that it gives. */
export async function Sentences({ of: parts, children }: Props) {
  const messages = partsOf(await getMessages(), parts);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
