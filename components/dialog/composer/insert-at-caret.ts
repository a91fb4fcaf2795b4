/**
 * Puts a piece into a text box where its caret stands, over what is selected there, and leaves the caret behind it.
 * Answers with the whole text, for whoever keeps it.
 */
export function insertAtCaret(
  box: HTMLTextAreaElement,
  piece: string,
  range = { start: box.selectionStart, end: box.selectionEnd },
): string {
  box.setRangeText(piece, range.start, range.end, "end");
  box.focus();
  return box.value;
}
