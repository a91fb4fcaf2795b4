/** What can be done about the files of messages. */
export type FileHandlers = {
  /** Shows the picture that has this place among the message's files large, with the others of the thread beside it. */
  onView(index: number): void;
  /** Has a file that was given up fetched once more. */
  onFetchAgain(fileId: number): void;
};
