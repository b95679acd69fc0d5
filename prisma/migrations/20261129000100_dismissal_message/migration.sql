-- A dismissal keeps the message of its finding as key and values. The sentences of older ones become JSON strings, by which the next
-- start knows which dismissals still need a new key (bin/database/rekey-dismissals.ts).
ALTER TABLE "Dismissal" ALTER COLUMN "message" TYPE jsonb USING to_jsonb("message");
