-- Who last let readers read a testimony, or learn another name of its speaker: somebody else publishes it.
ALTER TABLE "Consent" ADD COLUMN     "allowedById" UUID;

CREATE INDEX "Consent_allowedById_idx" ON "Consent"("allowedById");

ALTER TABLE "Consent" ADD CONSTRAINT "Consent_allowedById_fkey" FOREIGN KEY ("allowedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
