-- Readers can see a whole copy.
ALTER TYPE "HoldingShown" ADD VALUE 'WHOLE' BEFORE 'IN_CONTEXT';
