-- The rows of the entries from before the trigger. Without foreign keys, which would lock each entry until the end.
INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
SELECT f."sourceId", n."recordId", bool_or(f.access <> 'NOT_SEEN')
FROM "SearchEntry" n JOIN "Edition" e ON e.id = n."editionId" JOIN "Reference" f ON f."revisionId" = e."revisionId"
GROUP BY f."sourceId", n."recordId"
ON CONFLICT DO NOTHING;
