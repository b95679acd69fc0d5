-- People whom a text names are found by an index: the text is cut into runs of words, and each run is looked up.

-- The words of a text without case and accents, one space between two: what parts words in the scripts that the archive reads counts as a space.
CREATE FUNCTION stele_plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(public.stele_fold($1),
    '[\s\u0001-\u002f:-@\[-`{-~\u00a0-\u00bf\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u3000-\u303f]+',
    ' ', 'g'))
$$;

-- A name as it is written in a sentence: "Family, Given" is "given family".
CREATE FUNCTION stele_spoken(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT public.stele_plain(regexp_replace($1, '^([^,]+),([^,]+)$', '\2 \1'))
$$;

CREATE INDEX authority_spoken ON "Authority" (stele_spoken("name")) WHERE "kind" = 'PERSON';
CREATE INDEX authority_variant_spoken ON "AuthorityVariant" (stele_spoken("name"));
