/** Frees the picture behind an address of this page's own; any other address has nothing to free. Safe to repeat. */
export function revokePreview(url: string | null | undefined): void {
  if (url?.startsWith("blob:")) URL.revokeObjectURL(url);
}
