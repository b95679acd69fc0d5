-- The timeline: the day by which a record has its place, as search_event_day for events. One index in each migration: while it is made, no one
-- can write to its table.
CREATE INDEX search_entry_day ON "SearchEntry" ((coalesce(dated, "datedTo")), "recordId");
