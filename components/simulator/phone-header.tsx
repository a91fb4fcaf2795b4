import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import type { ClinicAccount } from "./types";

/** Whom one writes to, and with which app. */
export function PhoneHeader({ clinic: { name, shown, app } }: { clinic: ClinicAccount }) {
  return (
    <header className="flex items-center gap-3 border-line border-b bg-surface px-4 py-3">
      <span
        aria-hidden
        className="flex size-10 shrink-0 items-center justify-center rounded-full bg-avatar font-medium text-ink-2"
      >
        {name.slice(0, 1)}
      </span>
      <div className="min-w-0">
        <h2 className="truncate font-semibold">{name}</h2>
        <p className="flex items-center gap-1.5 text-ink-3 text-meta">
          <ChannelGlyph channel={app.channel} name={app.name} />
          <span className="truncate">{shown}</span>
        </p>
      </div>
    </header>
  );
}
