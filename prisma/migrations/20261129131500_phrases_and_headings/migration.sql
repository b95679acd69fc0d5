-- AlterTable
ALTER TABLE "SearchEntry" ADD COLUMN     "pairs" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

CREATE INDEX search_entry_pairs ON "SearchEntry" USING gin ("pairs");
CREATE INDEX search_entry_heading ON "SearchEntry" USING gin ("heading");
-- A document is read much more often than it is written, and hardly gets smaller.
ALTER TABLE "SearchEntry" ALTER COLUMN "document" SET STORAGE EXTERNAL;
ALTER TABLE "SearchEntry" ALTER COLUMN "heading" SET STORAGE EXTERNAL;
