// Import '@/tests/support/database' before this in tests that write.
export * from './documents'
export * from './members'
export * from './records'
export * from './sources'
