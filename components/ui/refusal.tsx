import clsx from "clsx";

type Props = { children: string | null | false | undefined; className?: string };

/** What could not be done and why, told to everybody at once; nothing where there is nothing to tell. */
export function Refusal({ children, className }: Props) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className={clsx(
        "rounded-control bg-bad-soft px-3 py-2 text-bad text-preview",
        className,
      )}
    >
      {children}
    </p>
  );
}
