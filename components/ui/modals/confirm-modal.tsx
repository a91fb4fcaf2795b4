import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/buttons/button";
import { useReturnFocus } from "@/components/ui/focus/use-return-focus";
import { useBackCloses } from "@/components/ui/unsaved/back-closes";
import { scrimLook, sheetButtonsLook, sheetLook } from "./sheet-look";

type Props = {
  title: string;
  text: string;
  words: { cancel: string; confirm: string; confirming: string };
  /** What can't be taken back. */
  isGrave?: boolean;
  isPending: boolean;
  /** Why it was refused, in words. */
  refusal?: string | null;
  /** Does the page's address ask for it? */
  isAddressed?: boolean;
  confirm(typed: FormData): void;
  onClose(): void;
  /** What must be given beside a yes. */
  children?: ReactNode;
};

/** Asks before something is done that somebody will notice, and says what comes of it. */
export function ConfirmModal(props: Props) {
  const { title, text, words, isGrave = false, isPending, refusal, confirm } = props;
  const focusBack = useReturnFocus();
  useBackCloses(props.isAddressed ? null : props.onClose);
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimLook} />
        <AlertDialog.Content {...focusBack} className={sheetLook}>
          <AlertDialog.Title className="px-4 pt-4 font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere] md:px-6 md:pt-5">
            {title}
          </AlertDialog.Title>
          <form
            action={confirm}
            // A second press does nothing twice, and the button keeps the focus.
            onSubmit={(event) => isPending && event.preventDefault()}
            // React empties a form after its action; what was refused stays as it was typed.
            onReset={(event) => event.preventDefault()}
            className="contents"
          >
            <div className="grid gap-3 px-4 pt-2 pb-5 md:px-6">
              <AlertDialog.Description className="text-ink-2">
                {text}
              </AlertDialog.Description>
              {refusal && !isPending && (
                <p role="alert" className="text-bad text-preview">
                  {refusal}
                </p>
              )}
              {props.children}
            </div>
            <div className={sheetButtonsLook}>
              <AlertDialog.Cancel asChild>
                <Button look="quiet">{words.cancel}</Button>
              </AlertDialog.Cancel>
              <Button
                type="submit"
                aria-disabled={isPending || undefined}
                className={isGrave ? "text-bad!" : undefined}
              >
                {isPending ? words.confirming : words.confirm}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
