-- Who has given all that they can of what waits, where it lacks nothing but a second reviewer.
ALTER TABLE "QueueItem" ADD COLUMN     "doneBy" UUID[] DEFAULT ARRAY[]::UUID[];
