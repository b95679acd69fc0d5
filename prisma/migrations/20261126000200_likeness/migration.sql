-- Finding much the same excerpt in another record, and what seems to be one source entered twice.

-- Each run of five words of a text as a number; nothing for a text of fewer words. Signs and spaces count for nothing.
CREATE FUNCTION stele_shingles(text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(array_agg(DISTINCT hashtext(run)), '{}') FROM (
    SELECT string_agg(word, ' ') OVER five AS run, count(*) OVER five AS words
    FROM regexp_split_to_table(public.stele_fold($1), '[\s\u0001-\u002f:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]+')
      WITH ORDINALITY AS split(word, place)
    WHERE word <> ''
    WINDOW five AS (ORDER BY place ROWS BETWEEN CURRENT ROW AND 4 FOLLOWING)
  ) AS runs WHERE words = 5
$$;

-- The words of each quotation of a record's content.
CREATE FUNCTION stele_excerpts(content jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT (SELECT string_agg(coalesce(part ->> 'text', ' '), '' ORDER BY place)
    FROM jsonb_array_elements(quotation -> 'content') WITH ORDINALITY AS parts(part, place))
  FROM jsonb_path_query($1, 'strict $.body.**?(@.type == "quotation" && exists(@.content))', '{}', true) AS quotation
$$;

CREATE FUNCTION stele_content_shingles(content jsonb) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(array_agg(DISTINCT shingle), '{}')
  FROM public.stele_excerpts($1) AS excerpt, unnest(public.stele_shingles(excerpt)) AS shingle
$$;
CREATE INDEX draft_shingles ON "Draft" USING gin (stele_content_shingles("content"));

-- Sources whose titles are alike. The threshold belongs to the function, so that the index leaves out all that is less alike.
CREATE FUNCTION stele_titled_alike(title text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 20
  SET pg_trgm.similarity_threshold = 0.6 SET enable_seqscan = off
  AS $$ SELECT id FROM "Source" WHERE stele_fold("Source".title) % stele_fold($1) $$;
