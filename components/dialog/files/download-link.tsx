import { Download } from "lucide-react";
import { iconButtonLook } from "@/components/ui/button";

/** Saves a file. One that is only in this browser yet needs no saving. */
export function DownloadLink({ url, label }: { url: string; label: string }) {
  if (url.startsWith("blob:")) return null;
  return (
    <a
      href={`${url}?download`}
      download
      aria-label={label}
      title={label}
      className={iconButtonLook}
    >
      <Download size={18} strokeWidth={1.75} />
    </a>
  );
}
