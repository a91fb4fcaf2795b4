import { type ComponentProps, useId } from "react";

type Props = Pick<ComponentProps<"input">, "name" | "checked" | "defaultChecked"> & {
  label: string;
  help: string;
  onChange?(isOn: boolean): void;
};

/** Something that is on or off, with what that means. */
export function SwitchField({ label, help, onChange, ...field }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium text-preview">
          {label}
        </label>
        <p id={`${id}-help`} className="mt-0.5 text-ink-3 text-meta">
          {help}
        </p>
      </div>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is checked.
        role="switch"
        {...field}
        onChange={({ target }) => onChange?.(target.checked)}
        aria-describedby={`${id}-help`}
        className={switchLook}
      />
    </div>
  );
}

const switchLook =
  "relative mt-0.5 h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full bg-control transition-colors duration-120 " +
  "before:absolute before:top-[3px] before:left-[3px] before:size-[18px] before:rounded-full before:bg-surface " +
  "before:transition-transform before:duration-120 before:content-[''] checked:bg-accent checked:before:translate-x-4 " +
  "forced-colors:border forced-colors:before:top-0.5 forced-colors:before:left-0.5 forced-colors:before:bg-[ButtonText] " +
  "pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5 pointer-coarse:after:content-['']";
