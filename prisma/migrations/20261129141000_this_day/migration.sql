-- What happened on a day of any year, also where the year is not given.
CREATE INDEX search_event_month_day ON "SearchEvent" ((extract(month FROM "from")), (extract(day FROM "from"))) WHERE "from" = "to";
CREATE INDEX search_entry_month_day ON "SearchEntry" ((extract(month FROM dated)), (extract(day FROM dated))) WHERE dated = "datedTo";
CREATE INDEX search_event_edtf ON "SearchEvent" ((date ->> 'edtf')) WHERE "from" IS NULL;
