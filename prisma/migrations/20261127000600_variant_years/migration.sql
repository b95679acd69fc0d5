ALTER TABLE "AuthorityVariant"
  ADD CONSTRAINT authority_variant_years CHECK (stele_edtf_possible("usedFrom") AND stele_edtf_possible("usedTo"));
