-- Figures of other records that count the same: where both name an authority for their event or place, by it; else by their words.

DROP INDEX edition_figure_scopes;
DROP FUNCTION stele_figure_scopes(jsonb);
DROP FUNCTION stele_figure_scope(jsonb);

CREATE FUNCTION stele_fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(btrim(normalize(coalesce($1, ''), NFKC)))
$$;

-- Under what a name of an event or a place is found: its words, and its authority where it has one. Null is a name without words.
CREATE FUNCTION stele_name_keys(name jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY['words ' || public.stele_fold_name($1 ->> 'name'), 'authority ' || ($1 ->> 'authorityId')], NULL)
$$;

CREATE FUNCTION stele_figure_keys(figure jsonb, events text[], places text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(encode(sha256(convert_to(
    jsonb_build_array(event, public.stele_fold_name($1 ->> 'measure'), public.stele_fold_name($1 ->> 'population'), place)::text, 'UTF8')), 'hex'))
  FROM unnest($2) AS event, unnest($3) AS place
$$;

CREATE FUNCTION stele_edition_figure_keys(snapshot jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(array_agg(DISTINCT key), '{}')
  FROM jsonb_path_query($1, 'lax $.content.figures[*]') AS figure,
    unnest(public.stele_figure_keys(figure, public.stele_name_keys(figure -> 'event'), public.stele_name_keys(figure -> 'place'))) AS key
$$;

CREATE INDEX edition_figure_keys ON "Edition" USING gin (stele_edition_figure_keys("snapshot"));

-- The authority that a name stands for now, since it may have been merged into another; null where the name has none.
CREATE FUNCTION stele_standing_authority(name jsonb) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(a."mergedIntoId", a.id) FROM public."Authority" a WHERE a.id = ($1 ->> 'authorityId')::uuid
$$;

-- The same keys as above, and those of every authority that is one with the name's own.
CREATE FUNCTION stele_standing_name_keys(name jsonb) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT public.stele_name_keys($1) || ARRAY(
    SELECT 'authority ' || a.id FROM public."Authority" a, public.stele_standing_authority($1) AS standing
    WHERE a.id = standing OR a."mergedIntoId" = standing)
$$;

CREATE FUNCTION stele_standing_figure_keys(figure jsonb) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT public.stele_figure_keys($1, public.stele_standing_name_keys($1 -> 'event'), public.stele_standing_name_keys($1 -> 'place'))
$$;

-- Whether two names can be of one thing: they differ only where both stand for an authority and not for the same.
CREATE FUNCTION stele_may_be_one(one jsonb, other jsonb) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(public.stele_standing_authority($1) = public.stele_standing_authority($2), true)
$$;
