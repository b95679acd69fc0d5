-- CreateTable
CREATE TABLE "SearchSource" (
    "sourceId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "isSeen" BOOLEAN NOT NULL,

    CONSTRAINT "SearchSource_pkey" PRIMARY KEY ("sourceId","recordId")
);

-- CreateIndex
CREATE INDEX "SearchSource_recordId_idx" ON "SearchSource"("recordId");

-- AddForeignKey
ALTER TABLE "SearchSource" ADD CONSTRAINT "SearchSource_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "SearchEntry"("recordId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchSource" ADD CONSTRAINT "SearchSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An entry is written by versions that don't know the table too, so the database adds its rows.
CREATE FUNCTION stele_list_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
  SELECT f."sourceId", NEW."recordId", bool_or(f.access <> 'NOT_SEEN')
  FROM "Edition" e JOIN "Reference" f ON f."revisionId" = e."revisionId" WHERE e.id = NEW."editionId" GROUP BY f."sourceId";
  RETURN NULL;
END $$;
CREATE TRIGGER search_entry_lists_sources AFTER INSERT ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION stele_list_sources();

INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
SELECT f."sourceId", n."recordId", bool_or(f.access <> 'NOT_SEEN')
FROM "SearchEntry" n JOIN "Edition" e ON e.id = n."editionId" JOIN "Reference" f ON f."revisionId" = e."revisionId"
GROUP BY f."sourceId", n."recordId";

-- Names that must stay hidden are looked up among all names (lib/editions/indexing/shown-names.ts).
CREATE INDEX search_name_sorted ON "SearchName" (stele_sorted(name)) WHERE kind = 'PERSON';
CREATE INDEX authority_sorted ON "Authority" (stele_sorted(name));
CREATE INDEX authority_variant_sorted ON "AuthorityVariant" (stele_sorted(name));
