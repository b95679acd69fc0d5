-- The queue names subjects by type and number, so that they can be shown in any language.
CREATE FUNCTION pg_temp.numbered(names text[]) RETURNS text[] LANGUAGE sql AS $$
  SELECT coalesce(array_agg(
    CASE split_part(name, ' ', 1)
      WHEN 'Quotation' THEN 'QUOTATION'
      WHEN 'Citation' THEN 'CITATION'
      WHEN 'Event' THEN 'TIMELINE'
      WHEN 'Figure' THEN 'FIGURE'
    END || ' ' || split_part(name, ' ', 2) ORDER BY place), '{}')
  FROM unnest(names) WITH ORDINALITY AS listed(name, place)
$$;
UPDATE "QueueItem" SET changed = pg_temp.numbered(changed), added = pg_temp.numbered(added)
WHERE changed <> '{}' OR added <> '{}';
