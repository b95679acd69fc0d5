-- CreateEnum
CREATE TYPE "RelocationOutcome" AS ENUM ('FOUND', 'NOT_FOUND', 'SEVERAL', 'UNDER_REVIEW');

-- CreateEnum
CREATE TYPE "Reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- AlterTable
ALTER TABLE "Authority" ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "Holding" ADD COLUMN     "betterThanId" UUID;

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "reliability" "Reliability" NOT NULL,
    "credibility" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relocation" (
    "id" UUID NOT NULL,
    "passageId" UUID NOT NULL,
    "holdingId" UUID NOT NULL,
    "outcome" "RelocationOutcome" NOT NULL,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "toPassageId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "resolvedById" UUID,
    "resolvedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Relocation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Assessment_sourceId_at_id_idx" ON "Assessment"("sourceId", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "Assessment_memberId_idx" ON "Assessment"("memberId");

-- CreateIndex
CREATE INDEX "Relocation_holdingId_idx" ON "Relocation"("holdingId");

-- CreateIndex
CREATE INDEX "Relocation_toPassageId_idx" ON "Relocation"("toPassageId");

-- CreateIndex
CREATE INDEX "Relocation_resolvedById_idx" ON "Relocation"("resolvedById");

-- CreateIndex
CREATE UNIQUE INDEX "Relocation_passageId_holdingId_key" ON "Relocation"("passageId", "holdingId");

-- CreateIndex
CREATE INDEX "Authority_mergedIntoId_idx" ON "Authority"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Source_mergedIntoId_idx" ON "Source"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Holding_betterThanId_idx" ON "Holding"("betterThanId");

-- AddForeignKey
ALTER TABLE "Authority" ADD CONSTRAINT "Authority_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_betterThanId_fkey" FOREIGN KEY ("betterThanId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relocation" ADD CONSTRAINT "Relocation_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relocation" ADD CONSTRAINT "Relocation_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relocation" ADD CONSTRAINT "Relocation_toPassageId_fkey" FOREIGN KEY ("toPassageId") REFERENCES "Passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relocation" ADD CONSTRAINT "Relocation_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- values that cannot be

ALTER TABLE "Source" ADD CONSTRAINT source_is_not_merged_into_itself CHECK ("mergedIntoId" <> "id");
ALTER TABLE "Authority" ADD CONSTRAINT authority_is_not_merged_into_itself CHECK ("mergedIntoId" <> "id");
ALTER TABLE "Holding" ADD CONSTRAINT holding_is_not_better_than_itself CHECK ("betterThanId" <> "id");
ALTER TABLE "Assessment"
  ADD CONSTRAINT assessment_credibility CHECK ("credibility" BETWEEN 1 AND 6),
  ADD CONSTRAINT assessment_has_a_reason CHECK (btrim("reason") <> '');
ALTER TABLE "Relocation"
  ADD CONSTRAINT relocation_of_known_place CHECK ("outcome" NOT IN ('FOUND', 'UNDER_REVIEW') OR "toPassageId" IS NOT NULL),
  ADD CONSTRAINT relocation_is_resolved_by_somebody CHECK (("resolvedAt" IS NULL) = ("resolvedById" IS NULL));

-- ---------------------------------------------------------------- what was merged stays merged, and nothing new rests on it

-- An alias points at an entry that is no alias, and no alias has aliases: so one step leads to what stands, and no circle can be made.
CREATE FUNCTION stele_demand_flat_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing boolean; pointed boolean;
BEGIN
  IF NEW."mergedIntoId" IS NULL THEN
    RAISE EXCEPTION 'A merge of "%" is never taken back', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  EXECUTE format('SELECT "mergedIntoId" IS NULL FROM %I WHERE id = $1 FOR SHARE', TG_TABLE_NAME) INTO standing USING NEW."mergedIntoId";
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE "mergedIntoId" = $1)', TG_TABLE_NAME) INTO pointed USING NEW.id;
  IF standing IS FALSE OR pointed THEN
    RAISE EXCEPTION 'What is merged in "%" leads to what stands in one step', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER source_merge_is_flat BEFORE UPDATE OF "mergedIntoId" ON "Source" FOR EACH ROW
  WHEN (OLD."mergedIntoId" IS DISTINCT FROM NEW."mergedIntoId") EXECUTE FUNCTION stele_demand_flat_merge();
CREATE TRIGGER authority_merge_is_flat BEFORE UPDATE OF "mergedIntoId" ON "Authority" FOR EACH ROW
  WHEN (OLD."mergedIntoId" IS DISTINCT FROM NEW."mergedIntoId") EXECUTE FUNCTION stele_demand_flat_merge();
CREATE TRIGGER merged_source_stays BEFORE DELETE ON "Source" FOR EACH ROW
  WHEN (OLD."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER merged_authority_stays BEFORE DELETE ON "Authority" FOR EACH ROW
  WHEN (OLD."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION stele_refuse();

CREATE FUNCTION stele_demand_standing_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted uuid[] := CASE TG_TABLE_NAME
  WHEN 'Holding' THEN ARRAY[(to_jsonb(NEW)->>'sourceId')::uuid]
  ELSE ARRAY[(to_jsonb(NEW)->>'fromId')::uuid, (to_jsonb(NEW)->>'toId')::uuid] END;
BEGIN
  -- Locked, so that a merge that is under way is waited for.
  PERFORM FROM "Source" WHERE id = ANY(wanted) FOR SHARE;
  IF EXISTS (SELECT FROM "Source" WHERE id = ANY(wanted) AND "mergedIntoId" IS NOT NULL) THEN
    RAISE EXCEPTION 'Nothing new in "%" belongs to a source that was merged', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holding_is_of_a_standing_source BEFORE INSERT OR UPDATE OF "sourceId" ON "Holding" FOR EACH ROW
  EXECUTE FUNCTION stele_demand_standing_source();
CREATE TRIGGER relation_is_of_standing_sources BEFORE INSERT OR UPDATE OF "fromId", "toId" ON "SourceRelation" FOR EACH ROW
  EXECUTE FUNCTION stele_demand_standing_source();

-- ---------------------------------------------------------------- copies, relocations, assessments

CREATE FUNCTION stele_demand_better_of_same_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An erased copy is no longer there to be better than.
  IF TG_OP = 'UPDATE' AND NEW."betterThanId" IS NULL AND current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."betterThanId" IS NOT NULL THEN
    RAISE EXCEPTION 'Which copy another is better than is said once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM "Holding" WHERE id = NEW."betterThanId" AND "sourceId" = NEW."sourceId") THEN
    RAISE EXCEPTION 'A copy can be better than another copy of the same source only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER better_copy_is_of_the_same_source BEFORE UPDATE OF "betterThanId" ON "Holding" FOR EACH ROW
  WHEN (OLD."betterThanId" IS DISTINCT FROM NEW."betterThanId") EXECUTE FUNCTION stele_demand_better_of_same_source();
CREATE TRIGGER new_better_copy_is_of_the_same_source BEFORE INSERT ON "Holding" FOR EACH ROW
  WHEN (NEW."betterThanId" IS NOT NULL) EXECUTE FUNCTION stele_demand_better_of_same_source();

-- Unless its copies are erased.
CREATE TRIGGER relocation_is_kept BEFORE DELETE ON "Relocation" FOR EACH ROW
  WHEN (current_setting('stele.erasure', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER resolved_relocation_stays BEFORE UPDATE ON "Relocation" FOR EACH ROW
  WHEN (OLD."resolvedAt" IS NOT NULL) EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER relocation_is_never_emptied BEFORE TRUNCATE ON "Relocation" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
CREATE INDEX relocation_open ON "Relocation" ("createdAt", "id") WHERE "resolvedAt" IS NULL;

CREATE TRIGGER assessment_is_immutable BEFORE UPDATE OR DELETE ON "Assessment" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER assessment_is_never_emptied BEFORE TRUNCATE ON "Assessment" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
