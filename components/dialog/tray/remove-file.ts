/** Has the server let go of a file that was attached. Never throws: one that stays is told with the next catch-up. */
export async function removeFile(dialogId: number, fileId: number): Promise<void> {
  await fetch(`/api/dialogs/${dialogId}/draft/files/${fileId}`, {
    method: "DELETE",
    headers: { "content-type": "application/json" },
    keepalive: true,
  }).catch(() => undefined);
}
