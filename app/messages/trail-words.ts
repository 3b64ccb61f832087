import { words } from './words.ts'

const t = words('trail')

/** What the filters of a trail are called, in either portal. */
export const filterWords = () => ({
  when: t('when'),
  event: t('event'),
  result: t('result'),
  reason: t('reason'),
  about: t('about'),
  actor: t('actor'),
  target: t('target'),
  ip: t('ip'),
  request: t('request'),
  idHint: t('aboutHint'),
})

/** The results that an event can have, to choose from. */
export const resultOptions = () => (['ok', 'failed', 'refused'] as const).map((value) => ({ value, label: t(value) }))

/** What the live tail says. */
export const tailWords = () => ({
  follow: t('tail.follow'),
  pause: t('tail.pause'),
  waiting: t('tail.waiting'),
  arrived: t('tail.arrived', { count: '{count}' }),
  lost: t('tail.lost'),
  newest: t('tail.newest'),
})
