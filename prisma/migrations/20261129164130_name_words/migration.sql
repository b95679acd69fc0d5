-- AlterTable
ALTER TABLE "SearchName" ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- Filled when the search entries are written again at the next start (lib/editions/indexing/rebuild.ts).
CREATE INDEX search_name_words ON "SearchName" USING gin ("words" gin_trgm_ops);
