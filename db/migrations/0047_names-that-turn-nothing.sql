-- Signs that turn the reading round were kept in names and labels that were told or typed before: left open, they turn
-- the sentence that they stand in. Folded texts never had them.
UPDATE "people" SET "name" = btrim(translate("name", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', ''))
  WHERE "name" ~ U&'[\202A-\202E\2066-\2069]'
    AND "name" ~ U&'[^\202A-\202E\2066-\2069[:space:]]';--> statement-breakpoint
UPDATE "contacts" SET
    "name" = nullif(btrim(translate("name", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', '')), ''),
    "handle" = nullif(btrim(translate("handle", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', '')), '')
  WHERE "name" ~ U&'[\202A-\202E\2066-\2069]' OR "handle" ~ U&'[\202A-\202E\2066-\2069]';--> statement-breakpoint
UPDATE "staff" SET "name" = btrim(translate("name", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', ''))
  WHERE "name" ~ U&'[\202A-\202E\2066-\2069]';--> statement-breakpoint
UPDATE "accounts" SET
    "label" = btrim(translate("label", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', '')),
    "brand" = nullif(btrim(translate("brand", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', '')), '')
  WHERE "label" ~ U&'[\202A-\202E\2066-\2069]' OR "brand" ~ U&'[\202A-\202E\2066-\2069]';--> statement-breakpoint
UPDATE "organisation" SET "name" = btrim(translate("name", U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', ''))
  WHERE "name" ~ U&'[\202A-\202E\2066-\2069]';
