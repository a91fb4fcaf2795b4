import { cpus } from "node:os";
import { say } from "@/scripts/steps/say";

/** Something that was measured, and between what it must be; without a bar it is told for whoever reads. */
export type Figure = {
  name: string;
  value: number;
  unit?: string;
  most?: number;
  least?: number;
};

const isMet = ({ value, most = Infinity, least = -Infinity }: Figure) =>
  value <= most && value >= least;

/** Prints a table of figures. True when every bar is met. */
export function printFigures(title: string, figures: readonly Figure[]): boolean {
  say(`\n${title} (${cpus().length} cores)`);
  for (const figure of figures) {
    const { name, value, unit = "" } = figure;
    const shown = `${Math.round(value * 100) / 100} ${unit}`.padStart(14);
    say(`  ${name.padEnd(52)}${shown}   ${verdictOf(figure)}`.trimEnd());
  }
  return figures.every(isMet);
}

function verdictOf(figure: Figure): string {
  const { most, least } = figure;
  const bars = [
    ...(most === undefined ? [] : [`at most ${most}`]),
    ...(least === undefined ? [] : [`at least ${least}`]),
  ];
  if (bars.length === 0) return "";
  return `${isMet(figure) ? "met" : "NOT MET"} (${bars.join(", ")})`;
}
