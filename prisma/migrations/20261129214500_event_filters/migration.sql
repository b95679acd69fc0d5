-- DropIndex
DROP INDEX "Event_actorId_idx";

-- CreateIndex
CREATE INDEX "Event_actorId_id_idx" ON "Event"("actorId", "id");

-- CreateIndex
CREATE INDEX "Event_action_id_idx" ON "Event"("action", "id");

-- CreateIndex
CREATE INDEX "Event_at_idx" ON "Event" USING BRIN ("at");
