import clsx from "clsx";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import type { AccountTag as Account, AccountColour } from "@/lib/accounts/types/tag";

type Props = {
  account: Account;
  bare?: boolean;
  /** Never shortened. What is cut off costs the browser with each frame, and a thread has a tag for each who speaks. */
  whole?: boolean;
  className?: string;
};

/** Which of the clinic's endpoints this is. The colour stands beside the words and never carries them. */
export function AccountTag({ account, bare, whole, className }: Props) {
  return (
    <span
      title={account.label}
      className={clsx(
        "account-tag",
        whole ? "shrink-0" : "min-w-0 overflow-hidden",
        bars[account.colour],
        bare ? "h-3.5 rounded-[2px] before:rounded-[2px]" : "account-box",
        className,
      )}
    >
      <ChannelGlyph
        channel={account.channel}
        name={account.channelName}
        size={bare ? 12 : 14}
      />
      {whole ? account.handle : <Handle text={account.handle} />}
    </span>
  );
}

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
