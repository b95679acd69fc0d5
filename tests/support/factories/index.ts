// Import '@/tests/support/database' before this. Tests without a database import './pure'.
export * from './editions'
export * from './members'
export * from './pure'
export * from './records'
export * from './review'
export * from './sources'
