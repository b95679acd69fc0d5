-- Figures of other records that count the same: event, what is counted, of whom and where, whatever the case and form of the letters.

CREATE FUNCTION stele_figure_scope(figure jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT encode(sha256(convert_to(array_to_json(ARRAY(
    SELECT lower(btrim(normalize(coalesce(part, ''), NFKC)))
    FROM unnest(ARRAY[$1 #>> '{event,name}', $1 ->> 'measure', $1 ->> 'population', $1 #>> '{place,name}']) WITH ORDINALITY AS parts(part, at)
    ORDER BY at))::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION stele_figure_scopes(snapshot jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(array_agg(DISTINCT public.stele_figure_scope(figure)), '{}')
  FROM jsonb_path_query($1, 'lax $.content.figures[*]') AS figure
$$;

CREATE INDEX edition_figure_scopes ON "Edition" USING gin (stele_figure_scopes("snapshot"));
