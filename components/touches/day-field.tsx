import { TextField } from "@/components/ui/forms/field";

type Props = {
  label: string;
  isLabelHidden?: boolean;
  value: string;
  name?: string;
  type?: "date" | "time";
  min?: string;
  max?: string;
  error?: string | null | undefined;
  className?: string;
  onChange(value: string): void;
};

/** A day, or a time of the day, as the browser lets one choose it. */
export function DayField({ type = "date", onChange, ...field }: Props) {
  return (
    <TextField
      {...field}
      type={type}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
