-- Full-text search: one configuration a language, each without accents, and the words of the reader in all of them.

CREATE FUNCTION stele_letters(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  -- Letters that the unaccent dictionary leaves as they are, though readers type them without. Signs between words become blanks, or
  -- the parser would take "333-2013" for a negative number, "end.The" for a host and "<b>" for a tag.
  AS $$ SELECT translate(normalize($1, NFC), 'əƏ!"#$%&()*+,-./:;<=>?@[\]^_`{|}~', 'eE                                ') $$;

CREATE OR REPLACE FUNCTION stele_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent', translate(normalize($1, NFC), 'əƏ', 'eE'))) $$;
REINDEX INDEX source_title_trgm;
REINDEX INDEX source_container_trgm;
REINDEX INDEX authority_name_trgm;
REINDEX INDEX authority_variant_trgm;
REINDEX INDEX source_contributor_name_trgm;
REINDEX INDEX draft_title_trgm;

CREATE TEXT SEARCH CONFIGURATION stele_simple (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION stele_simple ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['arabic','armenian','danish','dutch','english','finnish','french','german','greek','hungarian','indonesian','italian','norwegian','portuguese','romanian','russian','serbian','spanish','swedish','turkish','yiddish'] LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = %I)', 'stele_' || name, name);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %I', 'stele_' || name, name || '_stem');
  END LOOP;
END $$;

-- Stems and whole words of an entry, title first. A tsvector holds at most a megabyte; of a text beyond that, its beginning is indexed.
CREATE FUNCTION stele_document(config regconfig, title text, summary text, words text, named text) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
DECLARE
  kept int := least(length(words), 300000);
  document tsvector;
BEGIN
  LOOP
    BEGIN
      SELECT tsvector_concat(part.a, part.b) INTO document FROM (
        SELECT
          setweight(to_tsvector(config, stele_letters(title)), 'A') || setweight(to_tsvector('public.stele_simple', stele_letters(title)), 'A')
          || setweight(to_tsvector(config, stele_letters(summary)), 'B') || setweight(to_tsvector('public.stele_simple', stele_letters(summary)), 'B') AS a,
          setweight(to_tsvector(config, stele_letters(left(words, kept))), 'C') || setweight(to_tsvector('public.stele_simple', stele_letters(left(words, kept))), 'C')
          || setweight(to_tsvector(config, stele_letters(left(named, 50000))), 'D') || setweight(to_tsvector('public.stele_simple', stele_letters(left(named, 50000))), 'D') AS b
      ) AS part;
      RETURN document;
    EXCEPTION WHEN program_limit_exceeded THEN
      kept := kept / 2;
    END;
  END LOOP;
END $$;

-- One word or phrase of a reader as it stands in every configuration, alternatives joined by |.
CREATE FUNCTION stele_term(configs regconfig[], term text, phrase boolean, prefix boolean) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(DISTINCT form, ' | ') FROM (
    SELECT CASE WHEN phrase THEN phraseto_tsquery(config, stele_letters(term))
                ELSE to_tsquery(config, quote_literal(stele_letters(term)) || CASE WHEN prefix THEN ':*' ELSE '' END) END::text AS form
    FROM unnest(configs) AS config
  ) AS forms WHERE form <> ''
$$;

-- Whole words of an entry as its document holds them, for finding the way from a misspelling.
CREATE FUNCTION stele_words(VARIADIC parts text[]) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT DISTINCT lexeme FROM unnest(parts) AS part, unnest(tsvector_to_array(to_tsvector('public.stele_simple', stele_letters(left(part, 200000))))) AS lexeme
  WHERE lexeme ~ '^[[:alpha:]]{3,40}$'
$$;

ALTER TABLE "SearchEntry"
  ADD COLUMN "configuration" TEXT NOT NULL DEFAULT 'stele_simple',
  ADD COLUMN "statements" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "secondHand" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "unseen" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT search_entry_counts CHECK ("statements" >= 0 AND "secondHand" BETWEEN 0 AND "statements" AND "unseen" BETWEEN 0 AND "statements");
CREATE INDEX "SearchEntry_unseen_publishedAt_recordId_idx" ON "SearchEntry"("unseen", "publishedAt" DESC, "recordId");

-- Works that are known only through another: the page on what could not be verified.
CREATE INDEX reference_not_seen ON "Reference" ("sourceId", "revisionId") WHERE "access" = 'NOT_SEEN' AND "revisionId" IS NOT NULL;
