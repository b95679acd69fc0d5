-- Sources and names are alike by the words of search (lib/folding/words.ts), as they are found in lists. NULL until the upgrade fills them.
ALTER TABLE "Source" ADD COLUMN     "containerWords" TEXT,
ADD COLUMN     "titleWords" TEXT;

CREATE INDEX source_title_words_trgm ON "Source" USING gin ("titleWords" gin_trgm_ops);

-- Sources whose titles are alike, by the words of a title. The threshold belongs to the function, so that the index leaves out all that is less
-- alike.
DROP FUNCTION stele_titled_alike(text);
CREATE FUNCTION stele_titled_alike(words text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 20
  SET pg_trgm.similarity_threshold = 0.6 SET enable_seqscan = off
  AS $$ SELECT id FROM "Source" WHERE "Source"."titleWords" % $1 $$;

DROP INDEX source_title_trgm;
DROP INDEX authority_name_trgm;
DROP INDEX authority_variant_trgm;
DROP INDEX queue_item_title_trgm;
