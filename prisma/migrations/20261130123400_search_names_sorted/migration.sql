-- Names that must stay hidden are looked up among all names (lib/editions/indexing/shown-names.ts). One index in each migration: while it is
-- made, no one can write to its table.
CREATE INDEX search_name_sorted ON "SearchName" (stele_sorted(name)) WHERE kind = 'PERSON';
