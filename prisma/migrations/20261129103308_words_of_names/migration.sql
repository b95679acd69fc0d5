-- The words of names and titles as the archive divides and folds them (lib/folding/words.ts), for finding them. NULL until the upgrade fills them.
ALTER TABLE "Authority" ADD COLUMN     "words" TEXT;
ALTER TABLE "AuthorityVariant" ADD COLUMN     "words" TEXT;
ALTER TABLE "Draft" ADD COLUMN     "words" TEXT;
ALTER TABLE "Source" ADD COLUMN     "words" TEXT;

CREATE INDEX authority_words_trgm ON "Authority" USING gin ("words" gin_trgm_ops);
CREATE INDEX authority_variant_words_trgm ON "AuthorityVariant" USING gin ("words" gin_trgm_ops);
CREATE INDEX draft_words_trgm ON "Draft" USING gin ("words" gin_trgm_ops);
CREATE INDEX source_words_trgm ON "Source" USING gin ("words" gin_trgm_ops);
CREATE INDEX authority_words ON "Authority" USING hash ("words");
CREATE INDEX authority_variant_words ON "AuthorityVariant" USING hash ("words");

DROP INDEX draft_title_trgm;
DROP INDEX source_container_trgm;
DROP INDEX source_contributor_name_trgm;

-- The words of a name in the order of the alphabet: "Family, Given" is the same as "Given Family".
CREATE FUNCTION stele_sorted(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT string_agg(word, ' ' ORDER BY word) FROM regexp_split_to_table(public.stele_plain($1), ' ') AS word
$$;

-- A stem of one or two letters says nothing of a longer word.
CREATE OR REPLACE FUNCTION stele_stems(dictionary text, cased text, folded text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT DISTINCT public.unaccent('public.unaccent', stem) FROM unnest(
    ts_lexize(nullif(dictionary, '')::regdictionary, cased) || ts_lexize(nullif(dictionary, '')::regdictionary, folded)) AS stem
  WHERE length(stem) > 2 OR length(folded) < 5
$$;
