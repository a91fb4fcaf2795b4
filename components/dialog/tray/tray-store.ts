import { newClientId } from "@/components/inbox/controllers/client-id";
import { makeEmitter } from "@/components/ui/state/emitter";
import type { FileFacts } from "@/lib/channels/types";
import type { AttachedFile } from "@/lib/files/types";
import { ownPicture, removeFile } from "./kept-file";
import { itemAgain, itemOf, readyFiles, type TrayItem } from "./tray";

/** What is attached to the reply that is being written in a dialog, and goes on uploading while another is open. */
export type Tray = {
  read(): readonly TrayItem[];
  subscribe(onChange: () => void): () => void;
  add(files: Iterable<File>, facts: FileFacts): void;
  remove(key: string): void;
  retry(key: string): void;
  /** Takes in what the server keeps: files of before a reload and of other screens; none that went there. */
  settle(kept: readonly AttachedFile[]): void;
  /** Lets go of files that were taken out and will not be sent. */
  letGo(files: readonly AttachedFile[]): void;
  /** Puts files back that were taken out. */
  putBack(files: readonly AttachedFile[]): void;
  /** Takes out what is ready, to be sent; what was refused goes as well. */
  takeOut(): AttachedFile[];
};

const trays = new Map<number, Tray>();

/** The tray of a dialog, for as long as the page lives. Only in the browser. */
export function trayOf(dialogId: number): Tray {
  const tray = trays.get(dialogId) ?? newTray(dialogId);
  trays.set(dialogId, tray);
  return tray;
}

type Gone = Pick<AttachedFile, "fileId"> & Partial<Pick<AttachedFile, "previewUrl">>;
type UnderWay = { chosen: File; leaving: AbortController };

/** Frees the picture behind an address of this page's own; any other address has nothing to free. Safe to repeat. */
function revokePreview(url: string | null | undefined): void {
  if (url?.startsWith("blob:")) URL.revokeObjectURL(url);
}

function newTray(dialogId: number): Tray {
  let items: readonly TrayItem[] = [];
  const underWay = new Map<string, UnderWay>();
  const emitter = makeEmitter();
  /** What the server has listed, what was let go of here, and what is on its way as a reply. */
  const listed = new Set<number>();
  const dropped = new Set<number>();
  const takenOut = new Set<number>();
  let told: readonly AttachedFile[] = [];

  function change(next: readonly TrayItem[]) {
    items = next;
    emitter.emit();
  }

  const patch = (key: string, news: Partial<TrayItem>) =>
    change(items.map((item) => (item.key === key ? { ...item, ...news } : item)));

  async function upload(key: string, chosen: File) {
    const leaving = new AbortController();
    underWay.set(key, { chosen, leaving });
    patch(key, { state: "uploading", sentBytes: 0 });
    // The uploader comes when the first file does.
    const loaded = await import("./upload-file").catch(() => null);
    const answer = await loaded?.uploadFile(dialogId, chosen, {
      signal: leaving.signal,
      onSent: (sentBytes) => patch(key, { sentBytes }),
    });
    const item = items.find((one) => one.key === key);
    // It was called off when all of it was there.
    if (!item) return letGo(answer?.ok ? [answer.file] : []);
    if (!answer?.ok) {
      const refusal = answer?.reason ?? "lost";
      patch(
        key,
        refusal === "lost" ? { state: "failed" } : { state: "refused", refusal },
      );
      return settle(told);
    }
    const { name: fileName, sizeBytes, previewUrl } = item;
    const file = { ...answer.file, fileName, sizeBytes, previewUrl };
    patch(key, { state: "ready", sentBytes: sizeBytes, file });
  }

  function addOne(chosen: File, facts: FileFacts) {
    const taken = items.filter(({ state }) => state !== "refused").length;
    const item = itemOf(newClientId(), chosen, { facts, taken });
    const shows = item.kind === "image" && item.state === "uploading";
    const previewUrl = shows ? URL.createObjectURL(chosen) : null;
    change([...items, { ...item, previewUrl }]);
    if (item.state === "uploading") void upload(item.key, chosen);
  }

  function remove(key: string) {
    const gone = items.find((item) => item.key === key);
    if (!gone) return;
    // Nobody can call off what has been sent: its answer tells what is to be let go of.
    if (gone.sentBytes < gone.sizeBytes) underWay.get(key)?.leaving.abort();
    underWay.delete(key);
    if (gone.file) letGo([gone.file]);
    else revokePreview(gone.previewUrl);
    change(items.filter((item) => item !== gone));
  }

  function letGo(files: readonly Gone[]) {
    for (const { fileId, previewUrl } of files) {
      revokePreview(previewUrl);
      dropped.add(fileId);
      void removeFile(dialogId, fileId);
    }
  }

  function settle(kept: readonly AttachedFile[]) {
    told = kept;
    const ids = new Set(kept.map(({ fileId }) => fileId));
    // What no network let go of is asked for once more.
    letGo(kept.filter(({ fileId }) => dropped.has(fileId)));
    // The answer to an upload may come later than it is told of here.
    const isHere = ({ fileId, sizeBytes }: AttachedFile) =>
      items.some(
        (item) =>
          item.file?.fileId === fileId ||
          (item.state === "uploading" && item.sizeBytes === sizeBytes),
      );
    const isNew = (file: AttachedFile) =>
      !isHere(file) && !dropped.has(file.fileId) && !takenOut.has(file.fileId);
    const came = kept.filter(isNew).map((file) => itemAgain(newClientId(), file));
    // One whose answer alone was lost did get here.
    const isLost = ({ state, name, sizeBytes }: TrayItem) =>
      state === "failed" &&
      came.some((one) => one.name === name && one.sizeBytes === sizeBytes);
    const isGone = ({ fileId }: Gone) => listed.has(fileId) && !ids.has(fileId);
    const stay = items.filter(
      (item) => !isLost(item) && !(item.file && isGone(item.file)),
    );
    for (const id of ids) listed.add(id);
    if (came.length === 0 && stay.length === items.length) return;
    for (const gone of items) if (!stay.includes(gone)) revokePreview(gone.previewUrl);
    change([...came, ...stay]);
    for (const { key, file } of came) if (file?.previewUrl) void keepPicture(key, file);
  }

  /** Its address ends when the file is sent: the picture that is drawn then is this browser's own. */
  async function keepPicture(key: string, file: AttachedFile) {
    const previewUrl = await ownPicture(file.previewUrl ?? "");
    if (items.every((item) => item.key !== key)) return revokePreview(previewUrl);
    if (previewUrl) patch(key, { previewUrl, file: { ...file, previewUrl } });
  }

  return {
    read: () => items,
    subscribe: emitter.subscribe,
    add(files, facts) {
      for (const chosen of files) addOne(chosen, facts);
    },
    remove,
    retry(key) {
      const chosen = underWay.get(key)?.chosen;
      if (chosen) void upload(key, chosen);
    },
    settle,
    letGo,
    putBack(files) {
      for (const { fileId } of files) takenOut.delete(fileId);
      change([...files.map((file) => itemAgain(newClientId(), file)), ...items]);
    },
    takeOut() {
      const files = readyFiles(items);
      for (const { fileId } of files) takenOut.add(fileId);
      underWay.clear();
      for (const { file, previewUrl } of items) if (!file) revokePreview(previewUrl);
      change([]);
      return files;
    },
  };
}
