// Factories without a database: bodies, contents, figures, events.
export * from './contents'
export * from './documents'
