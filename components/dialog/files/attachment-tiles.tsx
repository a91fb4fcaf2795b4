"use client";

import { useTranslations } from "next-intl";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { AbsentFile } from "./absent-file";
import { AudioPlayer } from "./audio-player";
import { DocumentTile } from "./document-tile";
import type { FileHandlers } from "./file-handlers";
import { Film } from "./film";
import { Picture } from "./picture";

type Props = FileHandlers & { attachments: ThreadAttachment[] };

/** The files of a message in their order; several pictures stand two abreast, and an odd one below them is as wide as both. */
export function AttachmentTiles({ attachments, onView, onFetchAgain }: Props) {
  const isAlbum = attachments.length > 1 && attachments.every(isPicture);
  const tiles = attachments.map((file, index) => (
    <FileTile
      // One's own file gets another id once it is stored, and keeps its place.
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      key={index}
      onFetchAgain={onFetchAgain}
      onView={() => onView(index)}
      file={file}
      number={attachments.length > 1 ? index + 1 : null}
      inAlbum={isAlbum}
    />
  ));
  if (!isAlbum) return tiles;
  return <div className={albumLook}>{tiles}</div>;
}

const albumLook =
  "grid w-[300px] max-w-full grid-cols-2 gap-1 *:last:odd:col-span-2 *:last:odd:aspect-2/1";

type TileProps = Pick<FileHandlers, "onFetchAgain"> & {
  onView(): void;
  file: ThreadAttachment;
  number: number | null;
  inAlbum: boolean;
};

function FileTile({ file, number, inAlbum, onView, onFetchAgain }: TileProps) {
  const t = useTranslations("dialog");
  const word = t(`kind.${file.kind}`);
  const name = number === null ? word : t("numbered", { word, number });
  const { url } = file;
  if (file.state !== "stored" || url === null) {
    const again = () => onFetchAgain(file.id);
    return <AbsentFile file={file} name={name} inAlbum={inAlbum} onAgain={again} />;
  }
  const there = { ...file, url };
  switch (file.kind) {
    case "image":
    case "sticker":
      return <Picture file={there} name={name} inAlbum={inAlbum} onView={onView} />;
    case "audio":
      return <AudioPlayer file={there} name={name} />;
    case "video":
      return <Film file={there} name={name} />;
    default:
      return <DocumentTile file={there} name={word} />;
  }
}

const isPicture = ({ kind }: ThreadAttachment) => kind === "image";
