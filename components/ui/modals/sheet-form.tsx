import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/buttons/button";
import { sheetButtonsLook } from "./sheet-look";

type Props = Pick<ComponentProps<"form">, "ref" | "action" | "onSubmit" | "onReset"> & {
  title: string;
  isPending: boolean;
  /** The button's words, and those while the answer is awaited. */
  words: { idle: string; pending: string };
  children: ReactNode;
};

/** The form of a modal: its fields scroll, its buttons stay. */
export function SheetForm({ title, isPending, words, children, ...form }: Props) {
  const t = useTranslations("shell");
  return (
    <form
      noValidate
      aria-label={title}
      aria-busy={isPending}
      className="flex min-h-0 flex-col"
      {...form}
    >
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start gap-4 overflow-y-auto px-4 pt-2 pb-5 md:px-6">
        {children}
      </div>
      <footer className={sheetButtonsLook}>
        <Dialog.Close asChild>
          <Button look="quiet">{t("cancel")}</Button>
        </Dialog.Close>
        <Button type="submit" look="primary" aria-disabled={isPending || undefined}>
          {isPending ? words.pending : words.idle}
        </Button>
      </footer>
    </form>
  );
}
