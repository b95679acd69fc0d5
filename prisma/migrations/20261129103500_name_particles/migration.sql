-- The parts of a name that CSL has: particles and suffix, which were joined to the family and given names.
ALTER TABLE "SourceContributor"
  ADD COLUMN "droppingParticle" TEXT,
  ADD COLUMN "nonDroppingParticle" TEXT,
  ADD COLUMN "suffix" TEXT,
  ADD COLUMN "commaSuffix" BOOLEAN NOT NULL DEFAULT false;

-- Imported names are still in "extra" as they were: where the joined name is the same, its parts are taken from there.
WITH imported AS (
  SELECT c.id, s.extra -> c.role -> c.position AS name
  FROM "SourceContributor" c JOIN "Source" s ON s.id = c."sourceId"
  WHERE c.literal IS NULL AND jsonb_typeof(s.extra -> c.role) = 'array'),
parts AS (
  SELECT id,
    nullif(btrim(name ->> 'family'), '') AS family,
    nullif(btrim(name ->> 'given'), '') AS given,
    nullif(btrim(name ->> 'dropping-particle'), '') AS dropping,
    nullif(btrim(name ->> 'non-dropping-particle'), '') AS non_dropping,
    nullif(btrim(name ->> 'suffix'), '') AS suffix,
    coalesce(name ->> 'comma-suffix', 'false') NOT IN ('false', '', '0') AS comma
  FROM imported WHERE jsonb_typeof(name) = 'object')
UPDATE "SourceContributor" c
SET family = p.family, given = p.given, "droppingParticle" = p.dropping, "nonDroppingParticle" = p.non_dropping,
  suffix = p.suffix, "commaSuffix" = p.comma
FROM parts p
WHERE p.id = c.id
  AND coalesce(p.family, p.given) IS NOT NULL
  AND coalesce(c.family, '') = concat_ws(' ', p.non_dropping, p.family)
  AND coalesce(c.given, '') = concat_ws(' ', p.given, p.dropping, p.suffix);

-- The log records the parts too.
SELECT stele_record_columns('SourceContributor', 1, string_to_array('id sourceId role position family given literal droppingParticle nonDroppingParticle suffix commaSuffix authorityId', ' '));
