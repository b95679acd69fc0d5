-- CreateEnum
CREATE TYPE "MaskKind" AS ENUM ('GRAPHIC', 'PRIVATE');

-- CreateTable
CREATE TABLE "Mask" (
    "id" UUID NOT NULL,
    "textLayerId" UUID NOT NULL,
    "textSha256" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" "MaskKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedById" UUID,
    "liftedAt" TIMESTAMPTZ,
    "liftReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Mask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mask_textSha256_liftedAt_idx" ON "Mask"("textSha256", "liftedAt");

-- CreateIndex
CREATE INDEX "Mask_textLayerId_idx" ON "Mask"("textLayerId");

-- CreateIndex
CREATE INDEX "Mask_memberId_idx" ON "Mask"("memberId");

-- CreateIndex
CREATE INDEX "Mask_liftedById_idx" ON "Mask"("liftedById");

-- CreateIndex
CREATE INDEX "TextLayer_sha256_idx" ON "TextLayer"("sha256");

-- AddForeignKey
ALTER TABLE "Mask" ADD CONSTRAINT "Mask_textLayerId_fkey" FOREIGN KEY ("textLayerId") REFERENCES "TextLayer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mask" ADD CONSTRAINT "Mask_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mask" ADD CONSTRAINT "Mask_liftedById_fkey" FOREIGN KEY ("liftedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Mask"
  ADD CONSTRAINT mask_positions CHECK ("start" >= 0 AND "end" > "start"),
  ADD CONSTRAINT mask_has_a_reason CHECK (btrim("reason") <> ''),
  ADD CONSTRAINT mask_lift_is_whole CHECK (
    ("liftedAt" IS NULL) = ("liftedById" IS NULL) AND ("liftedAt" IS NULL) = (btrim("liftReason") = ''));

-- A mask can be lifted once. Nothing else of it changes, and it is deleted with its text only.
CREATE TRIGGER mask_is_immutable BEFORE UPDATE ON "Mask" FOR EACH ROW
  WHEN (OLD."liftedAt" IS NOT NULL OR NEW."liftedAt" IS NULL
    OR to_jsonb(OLD) - '{liftedAt,liftedById,liftReason}'::text[] <> to_jsonb(NEW) - '{liftedAt,liftedById,liftReason}'::text[])
  EXECUTE FUNCTION stele_refuse();
CREATE FUNCTION stele_refuse_while_text_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "TextLayer" WHERE id = OLD."textLayerId") THEN
    RAISE EXCEPTION 'DELETE of "Mask" is refused: its text is kept' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER mask_is_deleted_with_its_text BEFORE DELETE ON "Mask" FOR EACH ROW EXECUTE FUNCTION stele_refuse_while_text_is_kept();
CREATE TRIGGER mask_is_never_emptied BEFORE TRUNCATE ON "Mask" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
