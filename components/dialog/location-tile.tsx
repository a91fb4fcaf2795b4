import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageDetails } from "@/lib/channels/types";
import { MessageTile } from "./message-tile";

type Location = NonNullable<MessageDetails["location"]>;

/** A place that was sent. The map opens elsewhere and is not told where from. */
export function LocationTile({ location }: { location: Location }) {
  const t = useTranslations("dialog");
  const { latitude, longitude, label, address } = location;
  return (
    <MessageTile icon={MapPin} title={label || t("kind.location")}>
      {address && <span dir="auto">{address}</span>}
      <span>
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
      </span>
      <a
        href={mapOf(location)}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="self-start font-medium text-accent underline-offset-2 hover:underline"
      >
        {t("openMap")}
      </a>
    </MessageTile>
  );
}

function mapOf({ latitude, longitude }: Location) {
  const place = new URLSearchParams({ mlat: String(latitude), mlon: String(longitude) });
  return `https://www.openstreetmap.org/?${place}#map=16/${latitude}/${longitude}`;
}
