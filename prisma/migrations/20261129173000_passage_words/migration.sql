-- Passages are found by the words at their beginning, as search divides and folds them. NULL until the upgrade fills them.
ALTER TABLE "Passage" ADD COLUMN     "words" TEXT;

CREATE INDEX passage_words_trgm ON "Passage" USING gin ("words" gin_trgm_ops);
