import { useTranslations } from "next-intl";
import type { MessageDetails } from "@/lib/channels/types";
import { MessageTile } from "./message-tile";
import { OutsideLink } from "./outside-link";

type Location = NonNullable<MessageDetails["location"]>;

/** A place that was sent. The map opens elsewhere and is not told where from. */
export function LocationTile({ location }: { location: Location }) {
  const t = useTranslations("dialog");
  const { latitude, longitude, label, address } = location;
  return (
    <MessageTile icon="icon-map-pin" title={label || t("kind.location")}>
      {address && <span dir="auto">{address}</span>}
      <span>
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
      </span>
      <OutsideLink href={mapOf(location)}>{t("openMap")}</OutsideLink>
    </MessageTile>
  );
}

function mapOf({ latitude, longitude }: Location) {
  const place = new URLSearchParams({ mlat: String(latitude), mlon: String(longitude) });
  return `https://www.openstreetmap.org/?${place}#map=16/${latitude}/${longitude}`;
}
