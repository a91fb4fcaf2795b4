-- As with messages: what waits to be merged into an index is looked through by every search, so it stays short.
ALTER INDEX "people_search" SET (gin_pending_list_limit = 256);--> statement-breakpoint
ALTER INDEX "contacts_search" SET (gin_pending_list_limit = 256);--> statement-breakpoint
ALTER INDEX "name_words_near" SET (gin_pending_list_limit = 256);--> statement-breakpoint
ALTER INDEX "notes_search" SET (gin_pending_list_limit = 256);
