import { cpus, totalmem } from "node:os";
import type { Times } from "./measure";

/** What was promised of a figure, and whether it was kept. */
export type Bar = { says: string; isMet: boolean };

/** A line of a table: times, or another figure in words; beside it what it is measured by. */
export type Line = {
  name: string;
  times?: Times;
  figure?: string;
  bar?: Bar | undefined;
};

/** One table. The ratios of its lines are to its yardstick. */
export type Section = {
  /** The word that `npm run bench` takes. */
  suite?: string;
  title: string;
  about: string;
  yardstick?: Times;
  lines: Line[];
};

/** A bar on a number: at most, or at least, so much. */
export const atMost = (limit: number, value: number, says: string): Bar => ({
  says: `${says} = ${number(limit)}`,
  isMet: value <= limit,
});
export const atLeast = (limit: number, value: number, says: string): Bar => ({
  says: `${says} = ${number(limit)}`,
  isMet: value >= limit,
});

/** A number with as many digits as say something. */
const number = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString("en")
    : value.toFixed(value >= 10 ? 1 : 2);

/** All tables as Markdown, which is what is printed as well. */
export function asMarkdown(sections: readonly Section[]): string {
  return sections.map(sectionOf).join("\n");
}

/** What machine this is. */
export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL 18`;

function sectionOf({ title, about, yardstick, lines }: Section): string {
  const rows = lines.map((line) => {
    const { name, times, figure = "", bar } = line;
    const figures = times
      ? [number(times.median), number(times.p95), ratio(times, yardstick)]
      : [figure, "", ""];
    return `| ${[name, ...figures, bar?.says ?? "", wordOf(bar)].join(" | ")} |`;
  });
  return [
    `## ${title}`,
    "",
    about,
    "",
    "| what | median ms | p95 ms | p95 ratio | bar | |",
    "| --- | ---: | ---: | ---: | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const ratio = ({ p95 }: Times, yardstick: Times | undefined): string =>
  yardstick ? `${number(p95 / yardstick.p95)}×` : "";

function wordOf(bar: Bar | undefined): string {
  if (!bar) return "";
  return bar.isMet ? "met" : "**missed**";
}

/** What was promised and not kept. */
export const missed = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ title, lines }) =>
    lines.flatMap(({ name, bar }) => (bar && !bar.isMet ? `${title}: ${name}` : [])),
  );
