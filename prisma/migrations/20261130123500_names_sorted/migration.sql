CREATE INDEX authority_sorted ON "Authority" (stele_sorted(name));
