import {
  Aspect,
  AuthorityKind,
  ConsentTier,
  HoldingAccess,
  HoldingKind,
  HoldingShown,
  Identification,
  MaskKind,
  NameDisplay,
  Outcome,
  RelationType,
  Role,
  WorkState,
} from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { isKindId } from '@/lib/records/kinds'
import { kindLabel } from '@/lib/records/kinds/labels'
import { sourceFieldNames } from '@/lib/sources/fields'
import { type Change, fieldNames, isTime, NO_MASK, type Part, settingNames } from './changes'

const has = <Value extends string>(values: Readonly<Record<Value, Value>>, one: string): one is Value =>
  Object.hasOwn(values, one)

/** The kind of a record, name, archive copy, mask or discussion in words; as it is where it has no label. */
function kindOfEntry(kind: string): string | Message {
  if (isKindId(kind)) return kindLabel(kind)
  if (has(AuthorityKind, kind)) return message(`labels.authority.${kind}`)
  if (has(HoldingKind, kind)) return message(`labels.holding.${kind}`)
  return has(MaskKind, kind) ? message(`masks.kindLabel.${kind}`) : kind
}

/** The name of a field in words; as it is where the catalogue doesn't have it. */
function fieldLabel(name: string): string | Message {
  const ofSource = sourceFieldNames.find((one) => one === name)
  if (ofSource) return message(`labels.sourceField.${ofSource}`)
  const known = fieldNames.find((one) => one === name)
  return known ? message(`audit.fields.${known}`) : name
}

/** A value of a field as a person reads it. */
function fieldValue(name: string, value: string): string | Message {
  if (name === 'titleIsSupplied') return message(value === 'true' ? 'audit.yes' : 'audit.no')
  if (name === 'identification' && has(Identification, value))
    return message(`labels.identification.${value}`)
  if (name === 'shown' && has(HoldingShown, value)) return message(`labels.shown.${value}`)
  if (name === 'kind' && has(AuthorityKind, value)) return message(`labels.authority.${value}`)
  return value
}

/** The name of a setting in words; as it is where the catalogue doesn't have it. */
function settingLabel(name: string): string | Message {
  const known = settingNames.find((one) => one === name)
  return known ? message(`audit.settings.${known}`) : name
}

/** A value of a part as a person reads it. */
function valueLabel(part: Part, value: string): string | Message {
  if (part === 'role' && has(Role, value)) return message(`labels.role.${value}`)
  if (part === 'access' && has(HoldingAccess, value)) return message(`labels.holdingAccess.${value}`)
  if (part === 'tier' && has(ConsentTier, value)) return message(`labels.consentTier.${value}`)
  if (part === 'nameDisplay' && has(NameDisplay, value)) return message(`labels.nameDisplay.${value}`)
  if (part === 'outcome' && has(Outcome, value)) return message(`labels.outcome.${value}`)
  if (part === 'aspect' && has(Aspect, value)) return message(`labels.aspect.${value}`)
  if (part === 'state' && has(WorkState, value)) return message(`labels.workState.${value}`)
  if (part === 'relation' && has(RelationType, value)) return message(`labels.relation.${value}`)
  if (isTime(part)) return message('audit.time', { at: new Date(value) })
  if (part === 'kind') return kindOfEntry(value)
  if (part === 'mask') return value === NO_MASK ? message('audit.noMask') : kindOfEntry(value)
  if (part === 'withdrawn') return message(value === 'true' ? 'audit.yes' : 'audit.no')
  if (part === 'afterReset' && value === 'operator') return message('audit.operator')
  return value
}

/** A change in words. */
export const changeLabel = ({ part, before, after, name }: Change): Message => {
  if (part === 'setting')
    return message('audit.change.setting', { name: settingLabel(name ?? ''), before: before ?? '', after })
  if (part === 'field') {
    const label = fieldLabel(name ?? '')
    return before === null
      ? message('audit.change.only', { name: label })
      : message('audit.change.setting', {
          ...{ name: label, before: fieldValue(name ?? '', before), after: fieldValue(name ?? '', after) },
        })
  }
  const values = { part: message(`audit.parts.${part}`), after: valueLabel(part, after) }
  return before === null
    ? message('audit.change.set', values)
    : message('audit.change.changed', { ...values, before: valueLabel(part, before) })
}
