/** Subjects that readers see nothing of. */
const UNSEEN_SUBJECTS = new Set([
  ...['thread', 'member', 'invitation', 'proposal', 'media', 'webhook', 'template'],
])

/**
 * Other actions in the log that change nothing readers see. An action that isn't listed drops kept pages, so one that is added later can't leave
 * a stale page behind.
 */
const UNSEEN_ACTIONS = new Set([
  ...[
    'create',
    'edit',
    'keep',
    'restore',
    'submit',
    'approve',
    'return',
    'recall',
    'claim',
    'release',
    'judge',
    'tag',
    'assign',
    'unassign',
    'trash',
    'untrash',
    'duplicate',
    'delete',
    'schedule',
    'follow-original',
    'relate',
    'start-translation',
  ].map((verb) => `record.${verb}`),
  ...['record.dismiss', 'record.take-back-dismissal', 'record.accept-correction'],
  ...['record.accept-suggestion', 'record.reject-suggestion', 'record.hidden-name'],
  ...['record.read-identity', 'record.read-consent-form', 'record.add-consent-form'],
  ...['record.remove-consent-form', 'source.create', 'source.assess'],
  ...['holding.add', 'holding.read', 'holding.look-again', 'passage.create'],
  ...['passage.delete', 'page.create', 'page.edit', 'collection.create', 'collection.edit'],
  ...['report.receive', 'settings.ask-for-two-admins', 'settings.ask-for-one-admin'],
  ...['archive.tidy', 'archive.export-log', 'settings.retention', 'settings.require-second-factor'],
])

/** True when an event with this action can change what readers see. */
export const isPublic = (action: string): boolean =>
  !UNSEEN_SUBJECTS.has(action.split('.', 1)[0] ?? '') && !UNSEEN_ACTIONS.has(action)
