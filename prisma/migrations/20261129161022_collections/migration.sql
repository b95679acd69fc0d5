-- CreateTable
CREATE TABLE "Collection" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "liveVersion" INTEGER,
    "firstPublishedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectionVersion" (
    "collectionId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "introduction" TEXT NOT NULL,
    "records" UUID[],
    "contributors" JSONB NOT NULL,
    "removed" JSONB NOT NULL DEFAULT '{}',
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollectionVersion_pkey" PRIMARY KEY ("collectionId","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "Collection_slug_key" ON "Collection"("slug");

-- CreateIndex
CREATE INDEX "CollectionVersion_savedById_idx" ON "CollectionVersion"("savedById");

-- CreateIndex
CREATE INDEX "CollectionVersion_records_idx" ON "CollectionVersion" USING GIN ("records");

-- AddForeignKey
ALTER TABLE "CollectionVersion" ADD CONSTRAINT "CollectionVersion_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionVersion" ADD CONSTRAINT "CollectionVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The limits are those of lib/collections/schema.ts; lengths there are UTF-16 units, which are never fewer than these.
ALTER TABLE "Collection"
  ADD CONSTRAINT collection_slug_is_an_address CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80),
  ADD CONSTRAINT collection_versions CHECK ("version" > 0 AND "liveVersion" BETWEEN 1 AND "version"),
  ADD CONSTRAINT collection_live_was_published CHECK ("liveVersion" IS NULL OR "firstPublishedAt" IS NOT NULL);
ALTER TABLE "CollectionVersion"
  ALTER COLUMN "records" SET NOT NULL,
  ADD CONSTRAINT collection_version_number CHECK ("version" > 0),
  ADD CONSTRAINT collection_version_has_a_title CHECK (btrim("title") <> '' AND length("title") <= 200),
  ADD CONSTRAINT collection_version_lengths CHECK (length("introduction") <= 10000 AND length("language") BETWEEN 2 AND 35),
  ADD CONSTRAINT collection_version_records CHECK (cardinality("records") <= 300 AND array_position("records", NULL) IS NULL);

CREATE TRIGGER collection_version_is_immutable BEFORE UPDATE ON "CollectionVersion" FOR EACH ROW
  EXECUTE FUNCTION stele_refuse_unless_emptied('title', 'introduction');
CREATE TRIGGER collection_version_is_never_emptied BEFORE TRUNCATE ON "CollectionVersion" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

-- The versions of a collection that readers have seen stay.
CREATE FUNCTION stele_refuse_published_collection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Collection" WHERE "id" = OLD."collectionId" AND "firstPublishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'DELETE of "CollectionVersion" is refused: the collection was published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER collection_version_stays_once_published BEFORE DELETE ON "CollectionVersion" FOR EACH ROW EXECUTE FUNCTION stele_refuse_published_collection();

SELECT stele_record_columns('Collection', 1, string_to_array('id slug version liveVersion firstPublishedAt createdAt', ' '));
SELECT stele_record_columns('CollectionVersion', 2, string_to_array('collectionId version title language introduction records contributors savedById savedAt', ' '));
