"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import Lightbox from "yet-another-react-lightbox";
import Download from "yet-another-react-lightbox/plugins/download";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import { useBackCloses } from "@/components/ui/unsaved/back-closes";
import "yet-another-react-lightbox/styles.css";
import type { Viewed } from "./viewed";

type Props = {
  pictures: Viewed[];
  index: number;
  /** Somebody has gone on to another one. */
  onView(picture: string): void;
  onClose(): void;
};

/** Pictures large, one after the other: zoom, arrows, Escape, and saving. */
export function Viewer({ pictures, index, onView, onClose }: Props) {
  const t = useTranslations("dialog.viewer");
  useBackCloses(onClose);
  // Slides that are others begin at the index again, which the one that is looked at must not lose.
  const slides = useMemo(() => pictures.map(slideOf), [pictures]);
  const onSlide = (at: number) => pictures[at] && onView(pictures[at].key);
  return (
    <Lightbox
      open
      close={onClose}
      index={index}
      slides={slides}
      on={{ view: (slide) => onSlide(slide.index) }}
      render={pictures.length > 1 ? {} : withoutArrows}
      plugins={[Zoom, Download]}
      carousel={{ finite: true, padding: "16px" }}
      controller={{ closeOnBackdropClick: true }}
      animation={{ fade: 120, swipe: 180 }}
      zoom={{ maxZoomPixelRatio: 3, scrollToZoom: true }}
      labels={{
        Lightbox: t("title"),
        Close: t("close"),
        Previous: t("previous"),
        Next: t("next"),
        Download: t("download"),
        "Zoom in": t("zoomIn"),
        "Zoom out": t("zoomOut"),
      }}
    />
  );
}

/** Where there is one picture, nothing leads on. */
const withoutArrows = { buttonPrev: () => null, buttonNext: () => null };

const slideOf = ({ url, name, width, height }: Viewed) => ({
  src: url,
  alt: name,
  ...(width && height ? { width, height } : {}),
  ...(url.startsWith("blob:") ? {} : { download: `${url}?download` }),
});
