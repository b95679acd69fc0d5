-- AlterTable
ALTER TABLE "Edition" ADD COLUMN     "hashScheme" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "partHashes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "EditionSalts" (
    "editionId" UUID NOT NULL,
    "salts" TEXT[],

    CONSTRAINT "EditionSalts_pkey" PRIMARY KEY ("editionId")
);

-- AddForeignKey
ALTER TABLE "EditionSalts" ADD CONSTRAINT "EditionSalts_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Editions from before this migration keep their hash, under scheme 1.
ALTER TABLE "Edition" ADD CONSTRAINT edition_hash_scheme CHECK (
  "hashScheme" = 1 AND cardinality("partHashes") = 0 OR "hashScheme" = 2 AND cardinality("partHashes") > 0);

-- The salts of an edition are deleted by an erasure only.
CREATE FUNCTION stele_refuse_unless_edition_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Edition" e WHERE e.id = OLD."editionId" AND stele_erasing(e."recordId")) THEN
    RAISE EXCEPTION '% of "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER edition_salts_are_immutable BEFORE UPDATE ON "EditionSalts" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER edition_salts_are_erased_on_purpose BEFORE DELETE ON "EditionSalts" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_edition_erased();
CREATE TRIGGER edition_salts_are_never_emptied BEFORE TRUNCATE ON "EditionSalts" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

-- Without text and salts, the root tells nothing, so an erasure keeps it. A hash of the whole snapshot becomes random as before.
DROP TRIGGER edition_is_immutable ON "Edition";
CREATE TRIGGER edition_is_immutable BEFORE UPDATE OR DELETE ON "Edition" FOR EACH ROW
  WHEN (OLD."hashScheme" = 1) EXECUTE FUNCTION stele_refuse_unless_emptied('snapshot', 'snapshotHash');
CREATE TRIGGER edition_in_parts_is_immutable BEFORE UPDATE OR DELETE ON "Edition" FOR EACH ROW
  WHEN (OLD."hashScheme" <> 1) EXECUTE FUNCTION stele_refuse_unless_emptied('snapshot');
