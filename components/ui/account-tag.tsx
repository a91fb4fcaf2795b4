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

const keptEnd = 8;

/** A long handle gives way in its middle: both ends tell accounts apart. */
function Handle({ text }: { text: string }) {
  if (text.length <= 18) return <span className="truncate">{text}</span>;
  return (
    <span className="flex min-w-0">
      <span className="truncate">{text.slice(0, -keptEnd)}</span>
      <span className="shrink-0">{text.slice(-keptEnd)}</span>
    </span>
  );
}
