import clsx from "clsx";
import type { AccountTag as Account, AccountColour } from "@/lib/accounts/types/tag";
import { ChannelGlyph } from "./channel-glyph";

type Props = { account: Account; bare?: boolean; className?: string };

/** Which of the clinic's endpoints this is. The colour stands beside the words and never carries them. */
export function AccountTag({ account, bare = false, className }: Props) {
  return (
    <span
      title={account.label}
      className={clsx(
        "inline-flex min-w-0 items-center gap-[5px] overflow-hidden whitespace-nowrap text-meta",
        "before:w-[3px] before:shrink-0 before:self-stretch before:content-['']",
        bars[account.colour],
        bare ? bareLook : boxedLook,
        className,
      )}
    >
      <ChannelGlyph
        channel={account.channel}
        name={account.channelName}
        size={bare ? 12 : 14}
      />
      <Handle text={account.handle} />
    </span>
  );
}

const boxedLook =
  "h-5 rounded-[6px] bg-surface pe-2 font-medium text-ink-2 inset-ring inset-ring-line [&>.icon]:ms-px";
const bareLook = "h-3.5 rounded-[2px] before:rounded-[2px]";

const bars: Record<AccountColour, string> = {
  teal: "before:bg-teal",
  plum: "before:bg-plum",
  ochre: "before:bg-ochre",
  brick: "before:bg-brick",
  indigo: "before:bg-indigo",
  olive: "before:bg-olive",
};

/** A long handle gives way in its middle, a number before its last digits: both ends tell accounts apart. */
function Handle({ text }: { text: string }) {
  const end = endOf(text);
  if (end === 0) return <span className="truncate">{text}</span>;
  return (
    <span className="flex min-w-0 justify-end overflow-hidden whitespace-pre">
      <span className="overflow-hidden text-ellipsis">{text.slice(0, -end)}</span>
      <span className="shrink-0">{text.slice(-end)}</span>
    </span>
  );
}

/** How much of a handle's end is always shown. A number parts at one of its spaces, where it is heard as one as well. */
function endOf(text: string): number {
  const group = /(?<=^\+.* ).{6,9}$/.exec(text);
  if (group) return group[0].length;
  return text.length > 18 ? 8 : 0;
}
