-- Sources are found by the names in them, too.
CREATE INDEX source_contributor_name_trgm ON "SourceContributor" USING gin (stele_fold(coalesce("literal", "family", "given")) gin_trgm_ops);
