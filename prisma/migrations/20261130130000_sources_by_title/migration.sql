-- The first pages of the list of sources, in the order of the alphabets (lib/search/source-list.ts). A title can be longer than an index takes.
CREATE INDEX source_by_title ON "Source" ((left(title, 300) COLLATE "und-x-icu"), id) WHERE "mergedIntoId" IS NULL;
