-- The check for names that must stay hidden marks a record for publishers.
ALTER TABLE "Consent" ADD COLUMN "hiddenNameAt" TIMESTAMPTZ;
