const size = { width: 4, apart: 6, height: 28, least: 2 };

type Props = { values: number[]; label: string; look: string };

/** A row of small bars, one for each hour or week; where there is nothing, a dash. */
export function Bars({ values, label, look }: Props) {
  const highest = Math.max(...values, 1);
  const width = values.length * size.apart;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${size.height}`}
      width={width}
      height={size.height}
      className="max-w-full shrink-0"
    >
      {values.map((value, index) => {
        const isEmpty = value === 0;
        const height = isEmpty
          ? size.least
          : Math.max(8, Math.round((value / highest) * (size.height - 4)));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in the row.
            key={index}
            x={index * size.apart}
            y={size.height - height}
            width={size.width}
            height={height}
            rx={1}
            className={isEmpty ? "fill-line" : look}
          />
        );
      })}
    </svg>
  );
}
