/** What can be done about the files of messages. */
export type FileHands = {
  /** Shows a picture large, with the others of the thread beside it. */
  onView(fileId: number): void;
  /** Has a file that was given up fetched once more. */
  onFetchAgain(fileId: number): void;
};
