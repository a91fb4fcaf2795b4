/** Has the server let go of a file that was attached. Never throws: one that stays is told with the next catch-up. */
export async function removeFile(dialogId: number, fileId: number): Promise<void> {
  await fetch(`/api/dialogs/${dialogId}/draft/files/${fileId}`, {
    method: "DELETE",
    headers: { "content-type": "application/json" },
    keepalive: true,
  }).catch(() => undefined);
}

/** A picture that the server keeps, as an address within this page. Null where it did not come. */
export async function ownPicture(url: string): Promise<string | null> {
  try {
    const response = await fetch(url);
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
}
