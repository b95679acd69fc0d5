-- "Early", "mid" and "late 1992" are thirds of a year (ISO 8601-2: 37 to 39); a date can also be one of a set ("[..1992-03-05]").
CREATE OR REPLACE FUNCTION stele_edtf_possible(text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Month 01-12, a season 21-24 or a third 37-39, day 01-31, wherever a date stands alone, in an interval or in a set. The calendar itself
  -- is kept by lib/dates.
  SELECT $1 IS NULL OR (
    length($1) BETWEEN 1 AND 100
    AND $1 !~ '(^|[/.,]|\[)-?[0-9X]{4}-(00|1[3-9]|20|2[5-9]|3[0-6]|[4-9][0-9])'
    AND $1 !~ '(^|[/.,]|\[)-?[0-9X]{4}-[0-9X]{2}-(00|3[2-9]|[4-9][0-9])')
$$;
