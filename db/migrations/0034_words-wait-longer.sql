-- New words are brought into the index before the list is half as long (lib/dialogs/search/settle-words.ts); this is for who doesn't.
ALTER INDEX "messages_search" SET (gin_pending_list_limit = 512);
