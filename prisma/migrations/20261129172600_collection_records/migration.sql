-- As with all lists, the schema allows null and a constraint refuses it.
ALTER TABLE "CollectionVersion"
  ALTER COLUMN "records" DROP NOT NULL,
  DROP CONSTRAINT collection_version_records,
  ADD CONSTRAINT collection_version_records CHECK (
    "records" IS NOT NULL AND cardinality("records") <= 300 AND array_position("records", NULL) IS NULL);
