-- Notices of members whose second step an admin or the operator removed.
ALTER TYPE "AccountChange" ADD VALUE 'FACTOR';
