-- Registers are sorted by these fields of their kind, in the order of the alphabets.
CREATE INDEX search_entry_body ON "SearchEntry" (((fields #>> '{body,name}') COLLATE "und-x-icu"), "recordId") WHERE kind = 'resolution';
CREATE INDEX search_entry_jurisdiction ON "SearchEntry" (((fields ->> 'jurisdiction') COLLATE "und-x-icu"), "recordId") WHERE kind = 'resolution';
CREATE INDEX search_entry_instrument ON "SearchEntry" (((fields ->> 'instrument') COLLATE "und-x-icu"), "recordId") WHERE kind = 'resolution';
CREATE INDEX search_entry_number ON "SearchEntry" (((fields ->> 'number') COLLATE "und-x-icu"), "recordId") WHERE kind = 'resolution';
CREATE INDEX search_entry_periodical ON "SearchEntry" (((fields #>> '{periodical,name}') COLLATE "und-x-icu"), "recordId") WHERE kind = 'press-excerpt';
DROP INDEX search_entry_speaker;
CREATE INDEX search_entry_speaker ON "SearchEntry" ((nullif(speaker, '') COLLATE "und-x-icu"), "recordId") WHERE kind = 'testimony';
-- The same event under differing dates. The words of an event can be longer than an index takes.
CREATE INDEX search_event_words ON "SearchEvent" (md5(words));
-- The date by which an event has its place: of one that began on an unknown day, the day when it ended.
CREATE INDEX search_event_day ON "SearchEvent" ((coalesce("from", "to")), "recordId", id);
