-- What came back is read in the order in which it came back: a saved draft changes "updatedAt", not its place.
ALTER TABLE "Record" ADD COLUMN     "stateAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "Record" r SET "stateAt" = coalesce((
  SELECT max(at) FROM (
    SELECT max(t.at) AS at FROM "Transition" t WHERE t."recordId" = r.id AND t."fromState" <> t."toState"
    UNION ALL SELECT e.at FROM "Erasure" e WHERE e."recordId" = r.id) steps), r."createdAt");

CREATE INDEX "Record_state_stateAt_id_idx" ON "Record"("state", "stateAt", "id");
