-- AlterEnum
ALTER TYPE "WorkState" ADD VALUE 'TRASHED';

-- Also what was never published and is in the trash. As text, because this transaction can't use the new value yet.
CREATE OR REPLACE FUNCTION stele_erasure_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "Record" r LEFT JOIN "Consent" c ON c."recordId" = r.id
    WHERE r.id = NEW."recordId" AND r."liveId" IS NULL
      AND (c."withdrawnOn" IS NOT NULL OR (r."state"::text = 'TRASHED' AND r."editions" = 0))
  ) THEN
    RAISE EXCEPTION 'Erasing is refused: the record is public, or consent was not withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
