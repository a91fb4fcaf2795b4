import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { Select } from "./select";

type Told = {
  label: string;
  /** A fact about the field, at the right end of its label. */
  note?: ReactNode;
  help?: ReactNode;
  /** What is wrong with it, in a sentence. */
  error?: string | null | undefined;
};

type FrameProps = Told & {
  id: string;
  /** Said, but not shown: a heading above says it for those who see. */
  isLabelHidden?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A field's label, its control, what is wrong and where to find the value. */
function FieldFrame(frame: FrameProps) {
  const { id, label, isLabelHidden, note, help, error, className, children } = frame;
  return (
    <div className={clsx("min-w-0", className)}>
      <div className={isLabelHidden ? "sr-only" : "mb-1.5 flex items-baseline gap-2"}>
        <label htmlFor={id} className={labelLook}>
          {label}
        </label>
        {note && (
          <span className="min-w-0 flex-1 text-end text-ink-3 text-meta">{note}</span>
        )}
      </div>
      {children}
      <FieldError id={errorId(id)} error={error} />
      {help && (
        <p id={helpId(id)} className="mt-1.5 text-ink-3 text-meta">
          {help}
        </p>
      )}
    </div>
  );
}

type ErrorProps = { id: string } & Pick<Told, "error">;

/** What is wrong with a field; nothing where nothing is. */
export function FieldError({ id, error }: ErrorProps) {
  if (!error) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-bad text-meta">
      <Icon of="icon-circle-alert" size={14} className="mt-px shrink-0" />
      {error}
    </p>
  );
}

type InputProps = Told &
  Pick<FrameProps, "isLabelHidden"> & { isCode?: boolean } & Omit<
    ComponentProps<"input">,
    "id"
  >;

/** One line of text, or any other kind of input that looks like one. */
export function TextField(field: InputProps) {
  const { label, isLabelHidden, note, help, error, className, isCode, ...input } = field;
  const id = useId();
  return (
    <FieldFrame {...{ id, label, isLabelHidden, note, help, error, className }}>
      <input
        {...input}
        {...described(id, { help, error, also: input["aria-describedby"] })}
        className={clsx(controlLook, groundOf(error, input.readOnly), isCode && codeLook)}
      />
    </FieldFrame>
  );
}

type AreaProps = Told & Omit<ComponentProps<"textarea">, "id">;

/** Several lines of text. */
export function TextAreaField(field: AreaProps) {
  const { label, note, help, error, className, ...area } = field;
  const id = useId();
  return (
    <FieldFrame {...{ id, label, note, help, error, className }}>
      <textarea
        {...area}
        {...described(id, { help, error })}
        className={clsx(
          controlLook,
          groundOf(error),
          "h-auto! min-h-20 resize-y py-2 field-sizing-content",
        )}
      />
    </FieldFrame>
  );
}

type SelectProps = Told & Omit<ComponentProps<"select">, "id">;

/** A choice from a list. */
export function SelectField({
  label,
  note,
  help,
  error,
  className,
  ...select
}: SelectProps) {
  const id = useId();
  return (
    <FieldFrame {...{ id, label, note, help, error, className }}>
      <Select
        {...select}
        {...described(id, { help, error })}
        className={clsx(controlLook, groundOf(error))}
      />
    </FieldFrame>
  );
}

type Describing = Pick<Told, "help" | "error"> & { also?: string | undefined };

/** What ties a control to its label, its error, its help and what else tells of it. */
function described(id: string, { help, error, also }: Describing) {
  const ids = [error && errorId(id), help && helpId(id), also].filter(Boolean);
  return {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
  };
}

const errorId = (id: string) => `${id}-error`;
const helpId = (id: string) => `${id}-help`;

function groundOf(error?: string | null, readOnly = false) {
  if (readOnly) return "border-transparent bg-sunken text-ink-2";
  // Whoever is led to it sees its name above it and what is wrong beneath it as well.
  return clsx(
    "bg-surface text-ink",
    error ? "scroll-mt-10 scroll-mb-8 border-bad" : "border-control",
  );
}

/** How a field's label looks, for groups that have one as well. */
export const labelLook = "shrink-0 font-medium text-preview";

const controlLook =
  "h-9 w-full min-w-0 rounded-control border px-2.5 text-interface placeholder:text-ink-3 " +
  "max-md:h-11 max-md:text-[16px]";
/** An id stays whole on a phone as well. */
const codeLook = "font-mono md:text-[12.5px] read-only:text-[12.5px]!";
