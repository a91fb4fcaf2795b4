const size = { width: 360, height: 104, bar: 11, apart: 15, foot: 20 };

export type Part = { value: number; look: string };

type Props = {
  label: string;
  /** For each hour, oldest first, what stands on one another from the bottom. */
  hours: { from: string; parts: Part[] }[];
  /** What stands below the first bar, the middle one and the last. */
  marks: [string, string, string];
};

/** A day as a picture: a bar for each hour. Where there is nothing, a line. */
export function HourChart({ label, hours, marks }: Props) {
  const ground = size.height - size.foot;
  const highest = Math.max(1, ...hours.map(({ parts }) => sumOf(parts)));
  const heightOf = (value: number) =>
    value === 0 ? 0 : Math.max(2, (value / highest) * (ground - 4));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="mt-2 w-full font-medium text-[11.5px] tabular-nums"
    >
      <line x1={0} x2={size.width} y1={ground} y2={ground} className="stroke-line" />
      {hours.map(({ from, parts }, index) => (
        <Bar
          key={from}
          x={index * size.apart + 2}
          ground={ground}
          parts={parts.map(({ value, look }) => ({ height: heightOf(value), look }))}
        />
      ))}
      {marks.map((mark, index) => (
        <text
          key={anchors[index]}
          x={(index * size.width) / 2}
          y={size.height - 4}
          textAnchor={anchors[index]}
          className="fill-ink-3"
        >
          {mark}
        </text>
      ))}
    </svg>
  );
}

const anchors = ["start", "middle", "end"] as const;

type BarProps = { x: number; ground: number; parts: { height: number; look: string }[] };

function Bar({ x, ground, parts }: BarProps) {
  return parts.map(({ height, look }, index) => {
    const below = parts.slice(0, index).reduce((sum, part) => sum + part.height, 0);
    if (height === 0) return null;
    return (
      <rect
        key={look}
        x={x}
        y={ground - below - height}
        width={size.bar}
        height={height}
        className={look}
      />
    );
  });
}

const sumOf = (parts: Part[]) => parts.reduce((sum, { value }) => sum + value, 0);
