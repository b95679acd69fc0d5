-- The archive divides texts into words (lib/folding/words.ts); PostgreSQL only stems them and keeps the documents.

DROP FUNCTION stele_document(regconfig, text, text, text, text);
DROP FUNCTION stele_term(regconfig[], text, boolean, boolean);
DROP FUNCTION stele_words(text[]);
DROP FUNCTION stele_letters(text);

DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT cfgname FROM pg_ts_config WHERE cfgname LIKE 'stele\_%' AND cfgnamespace = current_schema()::regnamespace LOOP
    EXECUTE format('DROP TEXT SEARCH CONFIGURATION %I', name);
  END LOOP;
END $$;

-- The stems of a word by a dictionary, with its accents and without; the word itself for a language without a dictionary.
CREATE FUNCTION stele_stems(dictionary text, cased text, folded text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT DISTINCT public.unaccent('public.unaccent', stem) FROM unnest(CASE WHEN dictionary = '' THEN ARRAY[folded]
    ELSE ts_lexize(nullif(dictionary, '')::regdictionary, cased) || ts_lexize(nullif(dictionary, '')::regdictionary, folded) END) AS stem
$$;

-- The document of an entry: lexemes with their places, and the stems of words with theirs. `sign` begins the lexeme of a stem.
CREATE FUNCTION stele_document(dictionary text, sign text, lexemes text[], places text[], cased text[], folded text[], stem_places text[])
  RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(quote_literal(lexeme) || ':' || place, ' '), '')::tsvector FROM (
    SELECT lexeme, place FROM unnest(lexemes, places) AS whole(lexeme, place)
    UNION ALL
    SELECT sign || stem, place FROM unnest(cased, folded, stem_places) AS word(cased, folded, place), stele_stems(dictionary, word.cased, word.folded) AS stem
  ) AS found
$$;

-- Entries from before have version 0; the upgrade writes them again.
ALTER TABLE "SearchEntry" DROP COLUMN "configuration",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SearchWord" ADD COLUMN     "sounds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "spelling" TEXT NOT NULL DEFAULT '';
CREATE INDEX search_word_sounds ON "SearchWord" USING gin ("sounds");
