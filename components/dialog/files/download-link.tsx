import { useDiscreet } from "@/components/discreet/discreet";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";

/** Saves a file. One that is only in this browser yet needs no saving. */
export function DownloadLink({ url, label }: { url: string; label: string }) {
  const isHidden = useDiscreet(false);
  if (url.startsWith("blob:")) return null;
  return (
    <a
      href={`${url}?download`}
      download
      aria-label={label}
      title={isHidden ? undefined : label}
      className={iconButtonLook}
    >
      <Icon of="icon-download" size={18} />
    </a>
  );
}
