CREATE INDEX authority_variant_sorted ON "AuthorityVariant" (stele_sorted(name));
