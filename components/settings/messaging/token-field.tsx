import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/forms/field";

type Props = Pick<
  ComponentProps<typeof TextField>,
  "label" | "help" | "error" | "note" | "autoFocus" | "maxLength"
>;

/** An Auth Token that is being typed or pasted; no password manager keeps it. */
export function TokenField(field: Props) {
  return (
    <TextField
      name="authToken"
      type="password"
      maxLength={2_000}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      {...field}
    />
  );
}
