-- Who last changed what is cited of a source: somebody else checks it.
ALTER TABLE "Source" ADD COLUMN     "citedById" UUID;

CREATE INDEX "Source_citedById_idx" ON "Source"("citedById");

ALTER TABLE "Source" ADD CONSTRAINT "Source_citedById_fkey" FOREIGN KEY ("citedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
